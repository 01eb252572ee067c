import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from '../Call.ts';

/** The peer's own reply, but in this many pieces, with milliseconds between them. */
export interface Trickle {
  readonly kind: 'trickle';
  readonly pieces: number;
  readonly milliseconds: number;
}

export async function trickle(call: Call, { pieces, milliseconds }: Trickle): Promise<boolean> {
  const { status, headers, body } = await call.forward();
  call.outgoing.writeHead(status, { ...headers, 'content-length': body.length });
  const size = Math.ceil(body.length / pieces);
  let at = 0;
  for (; at + size < body.length; at += size) {
    call.outgoing.write(body.subarray(at, at + size));
    await pause(milliseconds);
  }
  call.finish(body.subarray(at));
  return true;
}
