import type { EventBytes } from '../envelope/EventBytes.ts';
import type { Death } from './Step.ts';

/** An event that could not be delivered, kept until a person drops or replays it. */
export interface DeadLetter extends Omit<Death, 'chunk' | 'index'> {
  /** Where it stood in the spool: `<chunk>-<index>`, unique within its integration. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  /** Canonical bytes, as they were accepted. */
  readonly event: EventBytes;
}

export function deadLetterId({ chunk, index }: Pick<Death, 'chunk' | 'index'>): string {
  return `${chunk}-${index}`;
}

/** Undefined for a text that is no id of a dead letter. */
export function readDeadLetterId(id: string): Pick<Death, 'chunk' | 'index'> | undefined {
  const [, chunk, index] = /^(\d{1,15})-(\d{1,9})$/.exec(id) ?? [];
  return chunk === undefined || index === undefined
    ? undefined
    : { chunk: Number(chunk), index: Number(index) };
}
