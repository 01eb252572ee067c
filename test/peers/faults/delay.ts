import { setTimeout as pause } from 'node:timers/promises';
import type { Call } from '../Call.ts';

/** The peer's own reply after this many milliseconds. */
export interface Delay {
  readonly kind: 'delay';
  readonly milliseconds: number;
}

export async function delay(call: Call, { milliseconds }: Delay): Promise<boolean> {
  const reply = await call.forward();
  await pause(milliseconds);
  call.answer(reply);
  return true;
}
