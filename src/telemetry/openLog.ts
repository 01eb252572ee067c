import { pino } from 'pino';
import { Concealer } from './Concealer.ts';
import type { Log, LogLevel } from './Log.ts';

export interface LogOptions {
  readonly level?: LogLevel;
  /** Takes whole lines of JSON; standard error if not given. */
  readonly stream?: { write(line: string): void };
}

export interface OpenLog extends Log {
  /** From now on `***` stands for this text in every line, wherever it would have occurred. */
  conceal(secret: string): void;
  /** Any other text with `***` in those places. */
  clean(text: string): string;
}

/** A log of JSON lines. */
export function openLog({ level = 'info', stream }: LogOptions = {}): OpenLog {
  const secrets = new Concealer();
  const options = {
    level,
    base: null,
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    // The second net: no field is meant for secrets, but the words of a peer or of an exception may hold one.
    hooks: { streamWrite: (line: string) => secrets.clean(line) },
  };
  const logger = pino(options, stream ?? pino.destination({ fd: 2, sync: true }));
  return {
    write: (severity, message, fields = {}) => logger[severity](fields, message),
    conceal: (secret) => secrets.conceal(secret),
    clean: (text) => secrets.clean(text),
  };
}
