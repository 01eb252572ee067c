import type { Diagnostic } from '../diagnostics/Diagnostic.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/**
 * All that a log line may carry beside its message. The list is closed, so that one name means one thing in every
 * line, and no settings, event or header gets into the log by being passed along.
 */
export interface LogFields {
  /** Ids. */
  readonly integration?: string;
  readonly source?: string;
  readonly revision?: number;
  /** The number of a delivery worker. */
  readonly worker?: number;
  /** The code of a diagnostic, its advice, and what lies behind it. */
  readonly code?: string;
  readonly hint?: string;
  readonly cause?: string;
  /** Where an exception came from. */
  readonly stack?: string;
  /** The kind of a delivery state. */
  readonly state?: string;
  readonly count?: number;
  readonly bytes?: number;
  readonly duration_ms?: number;
  readonly path?: string;
  readonly url?: string;
  readonly version?: string;
}

/** Where the running program says what it does. */
export interface Log {
  write(level: LogLevel, message: string, fields?: LogFields): void;
}

/** Logs a diagnostic at the level of its severity. */
export function logDiagnostic(log: Log, diagnostic: Diagnostic, fields: LogFields = {}): void {
  const { code, severity, message, hint } = diagnostic;
  const level = severity === 'warning' ? 'warn' : severity;
  log.write(level, message, { ...fields, code, ...(hint === undefined ? {} : { hint }) });
}

/** Logs an exception that was caught, with where it came from. */
export function logException(log: Log, message: string, error: unknown, fields: LogFields = {}): void {
  const { stack, message: cause } = error instanceof Error ? error : new Error(String(error));
  log.write('error', message, { ...fields, cause, ...(stack === undefined ? {} : { stack }) });
}
