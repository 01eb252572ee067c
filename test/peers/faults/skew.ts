import type { Call } from '../Call.ts';
import { errorReply } from '../Reply.ts';

/**
 * The clocks of client and peer are apart by this many milliseconds: the peer's stands there and is told in every
 * answer. Requests that were signed more than five minutes off are refused; others go through.
 */
export interface Skew {
  readonly kind: 'skew';
  readonly milliseconds: number;
}

/** AWS, "Signature Version 4": how far a request's time may be from the service's. */
const tolerance = 5 * 60_000;

export async function skew(call: Call, { milliseconds }: Skew): Promise<boolean> {
  const now = Date.now() + milliseconds;
  const off = call.request.signedAt - now;
  const isOff = Math.abs(off) > tolerance;
  const words = `Signature ${off < 0 ? 'expired' : 'not yet current'}: it is ${new Date(now).toISOString()} here`;
  const reply = isOff ? errorReply(403, 'InvalidSignatureException', words) : await call.forward();
  call.answer({ ...reply, headers: { ...reply.headers, date: new Date(now).toUTCString() } });
  return isOff;
}
