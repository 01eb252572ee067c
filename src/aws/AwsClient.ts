import type { RequestBody } from './RequestBody.ts';

/** The operations of one AWS service, as far as a destination needs them. */
export interface AwsClient<Operation extends string> {
  /**
   * Sends a request whose JSON body stands ready, signed with the client's credentials. A body that is to be written
   * is written before the promise is settled, and may read what it is made of until then.
   *
   * @returns the parsed reply, as the peer gave it: nothing about its shape is certain.
   * @throws what the SDK throws; `classifyFailure` tells what to do about it.
   */
  send(operation: Operation, body: RequestBody, signal: AbortSignal): Promise<unknown>;
  /**
   * Fetches credentials anew, even if the present ones have not expired.
   *
   * @throws what the SDK throws.
   */
  refresh(): Promise<void>;
  close(): void;
}
