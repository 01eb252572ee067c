import type { ErrorBody } from '../../admin/AdminError.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import type { DiagnosticCode } from '../../diagnostics/DiagnosticCode.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';

/** What the admin API refuses, as complaints for a person. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly diagnostics: readonly Diagnostic[];

  constructor(status: number, text: string) {
    const diagnostics = read(text) ?? [diagnose('serve/api-failed', { status, text: text.slice(0, 500) })];
    super(diagnostics.map(({ message }) => message).join('; '));
    this.diagnostics = diagnostics;
  }
}

function read(text: string): Diagnostic[] | undefined {
  try {
    const { error }: ErrorBody = JSON.parse(text);
    // A refusal over one field alone is told once.
    const others = (error.details ?? []).filter(({ code }) => code !== error.code);
    return [error, ...others].map(({ code, message, hint, ...problem }) => ({
      // Of the same version of Patchbay, mostly; of another one, it is only shown.
      code: code as DiagnosticCode,
      severity: 'error',
      message,
      ...(hint === undefined ? {} : { hint }),
      ...('field' in problem && problem.field !== '' ? { note: `at ${problem.field}` } : {}),
    }));
  } catch {
    return undefined;
  }
}
