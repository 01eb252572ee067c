import type { Diagnostic } from '../diagnostics/Diagnostic.ts';

/** Why the engine cannot start or refuses something, for whoever asked it to. */
export class EngineFault extends Error {
  override readonly name = 'EngineFault';
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic, options?: ErrorOptions) {
    super(diagnostic.message, options);
    this.diagnostic = diagnostic;
  }
}
