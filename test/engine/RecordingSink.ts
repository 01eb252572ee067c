import type { Failure, Reply, SendResult, Sink } from '../../src/batch/Sink.ts';
import type { EncodedRecord } from '../../src/compiler/Encoded.ts';

export type Answer = (text: string) => Reply;

/** A destination that writes down what it is sent, and answers as it is told. */
export class RecordingSink implements Sink<EncodedRecord> {
  readonly limits = { count: 10, bytes: 1e6, inFlight: 4 };
  readonly texts: string[] = [];
  answer: Answer = () => ({ kind: 'delivered' });
  /** Requests wait until this resolves. */
  gate: Promise<void> = Promise.resolve();
  refusal: Failure | undefined;
  requests = 0;
  closed = false;

  sizeOf(record: EncodedRecord): number {
    return record.end - record.start;
  }

  keyOf(): undefined {
    return undefined;
  }

  supersedes(): boolean {
    return false;
  }

  async send(records: readonly EncodedRecord[], signal: AbortSignal): Promise<SendResult> {
    this.requests++;
    const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    await Promise.race([this.gate, aborted]);
    const failure = signal.aborted ? retry : this.refusal;
    if (failure !== undefined) return { kind: 'refused', failure };
    const texts = records.map(({ body, start, end }) => body.buffer.toString('utf8', start, end));
    const replies = texts.map((text) => this.answer(text));
    this.texts.push(...texts.filter((_, index) => replies[index]?.kind === 'delivered'));
    return { kind: 'answered', replies };
  }

  async refresh(): Promise<undefined> {}

  async probe(): Promise<undefined> {}

  async close(): Promise<void> {
    this.closed = true;
  }
}

const retry: Failure = { action: 'retry', code: 'Timeout', message: 'aborted' };

/** The record is at fault, and dead as long as others are taken. */
export const poison: Reply = {
  kind: 'failed',
  failure: { action: 'poison', code: 'TooLarge', message: 'too large' },
};
