import type { Call } from '../Call.ts';
import { jsonHeaders } from '../Reply.ts';

/** This is the reply, whatever was asked. */
export interface ReplyFault {
  readonly kind: 'reply';
  readonly status: number;
  readonly body: string;
  /** Whether the request was carried out all the same. */
  readonly carriedOut?: boolean;
}

export async function reply(call: Call, { status, body, carriedOut = false }: ReplyFault): Promise<boolean> {
  if (carriedOut) await call.forward();
  call.outgoing.writeHead(status, jsonHeaders(Buffer.byteLength(body)));
  call.outgoing.end(body);
  return true;
}
