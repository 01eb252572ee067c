import { type DeadLetter, deadLetterId } from '../../spool/DeadLetter.ts';
import type { Spool } from '../../spool/Spool.ts';
import { cleanJson } from '../mask/cleanJson.ts';
import { pathTree } from '../mask/PathTree.ts';
import { ShownEvent } from './ShownEvent.ts';
import type { Settled } from './Trail.ts';
import { type OutcomeKind, outcomeOf } from './Wanted.ts';

/** What has become of an event for one integration, as the API tells it. */
export interface EventOutcome {
  readonly integration_id: string;
  readonly revision: number;
  readonly outcome: OutcomeKind;
  /** Why it was filtered. */
  readonly reason?: string;
  /** Why it is dead, what the destination said, and the letter that it was buried in, while that is there. */
  readonly diagnostic?: Readonly<Record<string, string | undefined>>;
  readonly reply?: string;
  readonly dead_letter?: string;
  /** What the destination gave for it. */
  readonly receipt?: Readonly<Record<string, string | number>>;
  /** Requests that carried it; 0 where it made no record, or where a later one of its key made it needless. */
  readonly attempts: number;
  readonly received_at: string;
  readonly settled_at: string;
}

/**
 * Reads what a trail has kept. What of it may hold personal data is masked by the event itself, which a dead letter has;
 * without one nothing of it is shown where anything is marked.
 *
 * @param personalOf the paths marked in an integration's events.
 * @param clean takes secrets out of a text.
 */
export function outcomeReader(
  letters: Pick<Spool, 'deadLetter'>,
  personalOf: (integration: string) => readonly string[] | undefined,
  clean: (text: string) => string,
): (integration: string, settled: Settled) => EventOutcome {
  return (integration, settled) => {
    const id = deadLetterId(settled);
    const letter = settled.fate === 'dead' ? letters.deadLetter(integration, id) : undefined;
    // Of one that is not installed any more nobody knows what was marked.
    const marked = pathTree(personalOf(integration) ?? ['event_id']);
    const shown =
      letter === undefined
        ? ShownEvent.unread(marked)
        : ShownEvent.read(letter.event, isEvent(letter), marked);
    const outcome = describe(integration, settled, letter && id, shown);
    return JSON.parse(cleanJson(JSON.stringify(outcome), clean));
  };
}

function describe(
  integration: string,
  settled: Settled,
  letter: string | undefined,
  shown: ShownEvent,
): EventOutcome {
  const { revision, fate, attempts, receipt, diagnostic, reply, receivedAt, settledAt } = settled;
  const outcome = outcomeOf(fate);
  return {
    integration_id: integration,
    revision,
    outcome,
    ...(outcome === 'filtered' ? { reason: fate } : {}),
    ...(diagnostic === undefined ? {} : { diagnostic: shown.diagnostic(diagnostic) }),
    ...(reply === undefined ? {} : { reply: shown.text(reply) }),
    ...(letter === undefined ? {} : { dead_letter: letter }),
    ...(receipt === undefined ? {} : { receipt }),
    attempts,
    received_at: new Date(receivedAt).toISOString(),
    settled_at: new Date(settledAt).toISOString(),
  };
}

/** The disk may have damaged it. */
function isEvent({ event: { buffer, start, end } }: DeadLetter): boolean {
  try {
    JSON.parse(buffer.toString('utf8', start, end));
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
