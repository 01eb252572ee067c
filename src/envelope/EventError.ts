import type { DiagnosticCode } from '../diagnostics/DiagnosticCode.ts';

/** What was given as an event is none. `code` is that of the diagnostic, such as `ingest/not-json`. */
export class EventError extends Error {
  readonly code: DiagnosticCode;

  constructor(code: DiagnosticCode, message: string) {
    super(message);
    this.name = 'EventError';
    this.code = code;
  }
}
