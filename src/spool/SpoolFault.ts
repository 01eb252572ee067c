import type { Diagnostic } from '../diagnostics/Diagnostic.ts';

/** What the store refuses or fails to do, for the caller to tell whoever asked. */
export class SpoolFault extends Error {
  override readonly name: string = 'SpoolFault';
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic, options?: ErrorOptions) {
    super(diagnostic.message, options);
    this.diagnostic = diagnostic;
  }
}
