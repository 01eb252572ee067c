import { pino } from 'pino';
import { disguisesOf } from '../catalog/disguisesOf.ts';
import type { Log, LogLevel } from './Log.ts';

export interface LogOptions {
  readonly level?: LogLevel;
  /** Takes whole lines of JSON; standard error if not given. */
  readonly stream?: { write(line: string): void };
}

export interface OpenLog extends Log {
  /** From now on `***` stands for this text in every line, wherever it would have occurred. */
  conceal(secret: string): void;
}

/** Characters. Shorter ones occur by chance: concealing them would garble the log and betray them too. */
const shortestSecret = 10;

/** A log of JSON lines. */
export function openLog({ level = 'info', stream }: LogOptions = {}): OpenLog {
  const secrets = new Set<string>();
  const options = {
    level,
    base: null,
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: (line: string) => concealed(line, secrets) },
  };
  const logger = pino(options, stream ?? pino.destination({ fd: 2, sync: true }));
  return {
    write: (severity, message, fields = {}) => logger[severity](fields, message),
    conceal(secret) {
      if (secret.length < shortestSecret) return;
      for (const form of disguisesOf(secret)) {
        secrets.add(form);
        // As it stands in a line, which is JSON.
        secrets.add(JSON.stringify(form).slice(1, -1));
      }
    },
  };
}

/** The second net: no field is meant for secrets, but the words of a peer or of an exception may hold one. */
function concealed(line: string, secrets: ReadonlySet<string>): string {
  let safe = line;
  for (const secret of secrets) safe = safe.replaceAll(secret, '***');
  return safe;
}
