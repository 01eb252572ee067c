import type { Call } from '../Call.ts';

/** The connection breaks: before the request is passed on, or after it was carried out. */
export interface Reset {
  readonly kind: 'reset';
  readonly when: 'before' | 'after';
}

export async function reset(call: Call, { when }: Reset): Promise<boolean> {
  if (when === 'after') await call.forward();
  call.cut();
  return true;
}
