import { createHash } from 'node:crypto';
import type { Diagnostic } from '../Diagnostic.ts';
import type { Printable } from './Printable.ts';

/**
 * A name for each finding that stays the same while lines move: made from its code, its file and the text of its line,
 * and a number where several share those. 16 hexadecimal digits, a colon, and the number from 1.
 */
export function fingerprints({ diagnostics, sourceOf, pathOf }: Printable): Map<Diagnostic, string> {
  const names = new Map<Diagnostic, string>();
  const counts = new Map<string, number>();
  let lines: { readonly file: string; readonly of: readonly string[] } | undefined;
  for (const diagnostic of diagnostics) {
    const { code, file, span, message } = diagnostic;
    if (file !== undefined && lines?.file !== file)
      lines = { file, of: (sourceOf(file) ?? '').split(/\r\n|\r|\n/) };
    const line = file === undefined || span === undefined ? message : (lines?.of[span.line - 1] ?? '').trim();
    const path = file === undefined ? '' : pathOf(file);
    const hash = createHash('sha256')
      .update(JSON.stringify([code, path, line]))
      .digest('hex')
      .slice(0, 16);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    names.set(diagnostic, `${hash}:${count}`);
  }
  return names;
}
