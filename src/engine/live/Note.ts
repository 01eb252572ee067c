import type { OutcomeKind } from './Wanted.ts';

/** What an event goes through, in this order; sent and answered as often as it takes. */
export const stages = ['received', 'mapped', 'sent', 'answered', 'outcome'] as const;

export type Stage = (typeof stages)[number];

/** One stage of one event: plain data, which crosses threads. Personal data is masked. */
export interface Note {
  readonly stage: Stage;
  readonly integration: string;
  readonly eventId: string | undefined;
  readonly revision: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** With the last stage alone. */
  readonly outcome?: OutcomeKind;
  /** What belongs to the stage, as members of a JSON map: `"attempt":1,"records":25`. */
  readonly detail: string;
}
