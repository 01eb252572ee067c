import type { Call } from '../Call.ts';
import { jsonHeaders } from '../Reply.ts';

/** A reply of this many bytes, none of which tells anything. */
export interface Flood {
  readonly kind: 'flood';
  readonly bytes: number;
  /** Whether the request was carried out all the same. */
  readonly carriedOut?: boolean;
}

const piece = Buffer.alloc(1024 * 1024, ' ');

export async function flood(call: Call, { bytes, carriedOut = false }: Flood): Promise<boolean> {
  if (carriedOut) await call.forward();
  const { outgoing } = call;
  outgoing.writeHead(200, jsonHeaders(bytes)).write('{');
  for (let sent = 1; sent < bytes && !outgoing.destroyed; sent += piece.length) {
    if (outgoing.write(piece.subarray(0, bytes - sent))) continue;
    await new Promise<unknown>((resolve) => outgoing.once('drain', resolve).once('close', resolve));
  }
  outgoing.end();
  return true;
}
