import type { DiagnosticCode } from '../diagnostics/DiagnosticCode.ts';

/** Why an event was refused, as the client is told. */
export interface BatchError {
  /** The event's place in the request, from 0. */
  readonly index: number;
  readonly code: DiagnosticCode;
  readonly message: string;
}
