import type { Stage } from './Note.ts';
import type { OutcomeKind, Wanted } from './Wanted.ts';

/** What is told to those who watch. */
export interface LiveMessage {
  /** Its place among all messages of this run, from 1. */
  readonly number: number;
  readonly kind: Stage | 'skipped' | 'lapse';
  /** JSON, free of secrets and of marked personal data. */
  readonly data: string;
  readonly integration?: string | undefined;
  readonly eventId?: string | undefined;
  readonly outcome?: OutcomeKind | undefined;
  /** Of a lapse: what nobody wanted to see any more, and so was not looked at since. */
  readonly wanted?: Wanted;
}

/** What one reader wants: of which events, and which of their stages. */
export interface LiveFilter extends Wanted {
  readonly stage?: Stage | undefined;
}

export function matches(filter: LiveFilter, message: LiveMessage): boolean {
  const { integration, eventId, outcome, stage } = filter;
  const { kind } = message;
  if (kind === 'lapse') return message.wanted !== undefined && sameWanted(filter, message.wanted);
  if (integration !== undefined && integration !== message.integration) return false;
  if (kind === 'skipped') return eventId === undefined;
  if (eventId !== undefined && eventId !== message.eventId) return false;
  if (outcome !== undefined && outcome !== message.outcome) return false;
  return stage === undefined || stage === kind;
}

export function sameWanted(one: Wanted, other: Wanted): boolean {
  return (
    one.integration === other.integration && one.eventId === other.eventId && one.outcome === other.outcome
  );
}
