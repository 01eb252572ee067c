import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import type { EntryCode } from '../../diagnostics/DiagnosticCode.ts';
import { type DiagnosticBlanks, diagnose } from '../../diagnostics/diagnose.ts';

/**
 * Why an event makes no record, thrown from deep within a transform. It is no Error: it carries no stack, because
 * events cause it and may cause many.
 */
export class TransformFault {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    this.diagnostic = diagnostic;
  }
}

/** Makes a fault of the attribute at `path`. */
export function fault<Code extends EntryCode>(
  code: Code,
  path: string,
  blanks: Omit<DiagnosticBlanks<Code>, 'path'>,
): TransformFault {
  return new TransformFault(
    diagnose(code, { path, ...blanks } as unknown as DiagnosticBlanks<Code>, { path }),
  );
}
