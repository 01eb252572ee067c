import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';

/** Ends a preview that cannot be made. */
export class PreviewRefusal extends Error {
  override readonly name = 'PreviewRefusal';
  readonly diagnostic: Diagnostic;
  /** Whether the request could not even be read. */
  readonly malformed: boolean;

  constructor(diagnostic: Diagnostic, { malformed = false } = {}) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
    this.malformed = malformed;
  }
}
