import type { Diagnostic } from '../../../src/diagnostics/Diagnostic.ts';
import { diagnose } from '../../../src/diagnostics/diagnose.ts';
import type { Printable } from '../../../src/diagnostics/formats/Printable.ts';
import { noColours } from '../../../src/diagnostics/formats/text.ts';

/** A finding in a line of a file, of one code and therefore one severity. */
export function finding(
  file: string,
  line: number,
  message = 'x',
  place: Partial<Diagnostic> = {},
): Diagnostic {
  const span = { line, column: 3, endLine: line, endColumn: 8 };
  return { ...diagnose('yaml/syntax', { problem: message }, { file, span }), ...place };
}

export function printable(diagnostics: readonly Diagnostic[], more: Partial<Printable> = {}): Printable {
  return {
    diagnostics,
    files: [...new Set(diagnostics.flatMap(({ file }) => file ?? []))],
    sourceOf: () => Array.from({ length: 400 }, (_, line) => `  line ${line + 1} of it`).join('\n'),
    pathOf: (file) => file,
    changed: undefined,
    denyWarnings: false,
    palette: noColours,
    version: '1.2.3',
    ...more,
  };
}
