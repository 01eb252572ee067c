import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import type { Log } from '../../telemetry/Log.ts';
import { logDiagnostic } from '../../telemetry/Log.ts';

/**
 * What is wrong with the files that integrations are made of, while the last good state of each runs on. Each complaint
 * is logged once, when it comes up, and that it has gone when it has.
 */
export class Problems {
  readonly #log: Log;
  readonly #standing = new Map<string, readonly Diagnostic[]>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** @param subject the id of an integration, or a file. */
  of(subject: string): readonly Diagnostic[] {
    return this.#standing.get(subject) ?? [];
  }

  all(): (readonly [subject: string, diagnostics: readonly Diagnostic[]])[] {
    return [...this.#standing];
  }

  /** Takes note of all that is wrong with a subject at present, be it nothing. */
  note(subject: string, diagnostics: readonly Diagnostic[]): void {
    const known = this.of(subject);
    if (diagnostics.length === 0 && known.length > 0) {
      this.#log.write('info', `${subject} checks out again`, { path: subject });
    }
    if (diagnostics.length === 0) this.#standing.delete(subject);
    else this.#standing.set(subject, diagnostics);
    for (const diagnostic of diagnostics) {
      if (known.some((other) => isDeepStrictEqual(other, diagnostic))) continue;
      const { file, span } = diagnostic;
      const path =
        file === undefined ? subject : `${file}${span === undefined ? '' : `:${span.line}:${span.column}`}`;
      logDiagnostic(this.#log, diagnostic, { path });
    }
  }
}
