import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { SpoolFault } from './SpoolFault.ts';

/** An append that was refused for now. Nothing of it was stored; the sender is to try again. */
export class Overload extends SpoolFault {
  override readonly name = 'Overload';
  /** Seconds until another try makes sense, as `Retry-After` wants it. */
  readonly retryAfter: number;

  constructor(diagnostic: Diagnostic, retryAfter: number) {
    super(diagnostic);
    this.retryAfter = retryAfter;
  }
}
