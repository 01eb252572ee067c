import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';

/**
 * What is wrong with an event that was accepted too long ago to be delivered; undefined when it was not.
 *
 * @param acceptedAt epoch milliseconds, as `now`.
 * @param maxAge milliseconds.
 */
export function diagnoseAge(acceptedAt: number, now: number, maxAge: number): Diagnostic | undefined {
  if (now - acceptedAt <= maxAge) return undefined;
  const accepted = new Date(acceptedAt).toISOString();
  return diagnose('delivery/too-old', { accepted, seconds: maxAge / 1000 });
}
