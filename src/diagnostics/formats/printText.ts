import type { Diagnostic } from '../Diagnostic.ts';
import { countFindings, countOf } from './countFindings.ts';
import type { Printable } from './Printable.ts';
import { text } from './text.ts';

/** How many findings of one file a person is shown, and how many of all of them. The other formats have everything. */
const mostOfFile = 20;
const mostOfAll = 100;

/** Code frames with carets and hints, and a line that sums up. */
export function printText(printable: Printable): string {
  const { diagnostics, files, sourceOf, palette } = printable;
  const blocks: string[] = [];
  let shown = 0;
  for (const [file, found] of byFile(diagnostics)) {
    const room = Math.min(mostOfFile, mostOfAll - shown, found.length);
    const source = file === undefined || room === 0 ? undefined : sourceOf(file);
    for (const diagnostic of found.slice(0, room)) blocks.push(text(diagnostic, source, palette));
    shown += room;
    const rest = found.length - room;
    if (rest > 0 && room > 0) blocks.push(palette.quiet(`… and ${rest} more in ${file ?? 'all'}`));
  }
  if (shown < diagnostics.length) {
    blocks.push(
      palette.quiet(
        `… ${diagnostics.length - shown} of ${diagnostics.length} findings are not shown; --format json has them all`,
      ),
    );
  }
  const count = countFindings(diagnostics);
  blocks.push(`${countOf(files.length, 'file')} checked: ${count ?? 'nothing to complain about'}`);
  return blocks.join('\n\n');
}

function byFile(diagnostics: readonly Diagnostic[]): Map<string | undefined, Diagnostic[]> {
  const files = new Map<string | undefined, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const found = files.get(diagnostic.file);
    if (found === undefined) files.set(diagnostic.file, [diagnostic]);
    else found.push(diagnostic);
  }
  return files;
}
