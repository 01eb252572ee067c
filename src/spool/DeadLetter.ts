import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { EventBytes } from '../envelope/EventBytes.ts';

/** An event that could not be delivered, kept until a person drops or replays it. */
export interface DeadLetter {
  /** Where it stood in the spool: `<chunk>-<index>`, unique within its integration. */
  readonly id: string;
  readonly diagnostic: Diagnostic;
  /** The revision of the integration that gave it up. */
  readonly revision: number;
  /** Requests that carried it; 0 when it made no record. */
  readonly attempts: number;
  /** What the destination said, if it was asked. */
  readonly reply?: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  readonly diedAt: number;
  /** Canonical bytes, as they were accepted. */
  readonly event: EventBytes;
}

export function deadLetterId(chunk: number, index: number): string {
  return `${chunk}-${index}`;
}

/** Undefined for a text that is no id of a dead letter. */
export function readDeadLetterId(id: string): { chunk: number; index: number } | undefined {
  const [, chunk, index] = /^(\d{1,15})-(\d{1,9})$/.exec(id) ?? [];
  return chunk === undefined || index === undefined
    ? undefined
    : { chunk: Number(chunk), index: Number(index) };
}
