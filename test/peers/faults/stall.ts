import type { Call } from '../Call.ts';
import { jsonHeaders } from '../Reply.ts';

/** Nothing comes back any more: no reply at all, or half of one. */
export interface Stall {
  readonly kind: 'stall';
  readonly after: 'request' | 'headers';
  /** Whether the request was carried out all the same. */
  readonly carriedOut?: boolean;
}

export async function stall(call: Call, { after, carriedOut = false }: Stall): Promise<boolean> {
  if (carriedOut) await call.forward();
  if (after === 'headers') call.outgoing.writeHead(200, jsonHeaders(1000)).write('{"Unproc');
  return true;
}
