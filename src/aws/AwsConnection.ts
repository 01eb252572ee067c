import type { Failure } from '../batch/Sink.ts';
import { disguisesOf } from '../catalog/disguisesOf.ts';
import type { AwsClient } from './AwsClient.ts';
import { classifyFailure } from './classifyFailure.ts';
import type { RequestBody } from './RequestBody.ts';

/** A peer's reply, whose shape is not certain, or what went wrong and what to do about it. */
export type AwsReply =
  | { readonly kind: 'reply'; readonly reply: unknown }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** An AWS client that is made when it is first needed, and whose failures are data. */
export class AwsConnection<Operation extends string> {
  /** What no failure may show: the secrets, in all the ways they may be written. */
  readonly secrets: readonly string[];
  readonly #open: () => Promise<AwsClient<Operation>>;
  #client: Promise<AwsClient<Operation>> | undefined;

  /** @param secrets values that no failure may show. */
  constructor(open: () => Promise<AwsClient<Operation>>, secrets: readonly string[]) {
    this.#open = open;
    this.secrets = secrets.flatMap(disguisesOf);
  }

  async send(operation: Operation, body: RequestBody, signal: AbortSignal): Promise<AwsReply> {
    try {
      const client = await this.#connect();
      return { kind: 'reply', reply: await client.send(operation, body, signal) };
    } catch (error) {
      return { kind: 'failure', failure: classifyFailure(error, this.secrets) };
    }
  }

  /** Fetches credentials anew; answers what stands in the way. */
  async refresh(): Promise<Failure | undefined> {
    try {
      const client = await this.#connect();
      await client.refresh();
      return undefined;
    } catch (error) {
      return classifyFailure(error, this.secrets);
    }
  }

  async close(): Promise<void> {
    // Where it could not be made, those who sent were told, and there is nothing to close.
    const client = await this.#client?.catch(() => undefined);
    client?.close();
  }

  #connect(): Promise<AwsClient<Operation>> {
    this.#client ??= this.#open().catch((error) => {
      this.#client = undefined;
      throw error;
    });
    return this.#client;
  }
}
