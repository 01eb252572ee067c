import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';

/** A key file that cannot be a key. */
export class SecretKeyFault extends Error {
  override readonly name = 'SecretKeyFault';
  readonly diagnostic: Diagnostic;

  constructor(file: string) {
    const diagnostic = diagnose('secret/malformed-key', { name: file });
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}
