import type { Caller } from '../tokens/Caller.ts';

/** The names in braces of a path. */
type PathParameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Readonly<Record<Name, string>> & PathParameters<Rest>
  : unknown;

/** A request whose token, query and body have been checked. */
export interface AdminRequest<Path extends string = string> {
  readonly caller: Caller;
  /** Answered as `X-Request-Id`, and kept in the audit log. */
  readonly id: string;
  readonly path: string;
  /** The parameters of the path, decoded. */
  readonly parameters: PathParameters<Path>;
  /** The parameters that the operation declares, as they were sent. */
  readonly query: Readonly<Record<string, string | undefined>>;
  /** The JSON object that was sent; empty where the operation reads none. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The same as it was written, with all digits of its numbers. */
  readonly text: string;
  /** The bytes that were sent; empty where the operation reads none. */
  readonly bytes: Uint8Array;
  /** Where a stream is to go on: the id of the last event that the caller has got of it. */
  readonly lastEventId: string | undefined;
  /** Set when the caller has gone away. */
  readonly signal: AbortSignal;
}
