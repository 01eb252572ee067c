import type { AwsConnection } from '../../aws/AwsConnection.ts';
import type { KinesisOperation } from '../../aws/openKinesis.ts';
import { describeStream, usualRecordLimit } from './describeStream.ts';

/** AWS, "UpdateMaxRecordSize": the largest record that a stream can be set to take, data and key. */
const highest = 10 * 1024 * 1024;

/** Milliseconds that a limit is believed, since it can be raised at any time. */
const lifetime = 60_000;

/** Milliseconds until the question is given up. */
const patience = 5_000;

/**
 * What a stream takes for one record, in bytes: read from the stream when a record above 1 MiB first needs to know.
 * Whoever may put need not be allowed to describe; then it is the usual limit. Where nobody can tell for the moment,
 * it is the highest that there is, so that the stream itself decides.
 */
export class RecordLimit {
  readonly #connection: AwsConnection<KinesisOperation>;
  readonly #stream: string;
  readonly #now: () => number;
  #known: { readonly limit: number; readonly until: number } | undefined;

  /** @param now milliseconds since whenever. */
  constructor(connection: AwsConnection<KinesisOperation>, stream: string, now: () => number) {
    this.#connection = connection;
    this.#stream = stream;
    this.#now = now;
  }

  async find(): Promise<number> {
    if (this.#known !== undefined && this.#now() < this.#known.until) return this.#known.limit;
    const limit = await this.#ask();
    if (limit !== undefined) this.#known = { limit, until: this.#now() + lifetime };
    return limit ?? highest;
  }

  async #ask(): Promise<number | undefined> {
    const answer = await describeStream(this.#connection, this.#stream, AbortSignal.timeout(patience));
    if (answer.kind === 'described') return answer.stream.recordLimit;
    const { code } = answer.failure;
    const neverTells = code.startsWith('AccessDenied') || code === 'UnknownOperationException';
    return neverTells ? usualRecordLimit : undefined;
  }
}
