import type { Diagnostic } from '../Diagnostic.ts';
import { countFindings, countOf } from './countFindings.ts';
import type { Printable } from './Printable.ts';
import { visible } from './visible.ts';

/** GitHub refuses summaries above 1 MiB; what is left is for other steps' words. In UTF-16 units, of which each may take three bytes. */
const longest = 300_000;

/** Everything that a check found as a Markdown table: what a step of GitHub Actions leaves behind. */
export function stepSummary({ diagnostics, files, pathOf }: Printable): string {
  const head = `### patchbay check\n\n${countOf(files.length, 'file')} checked: ${countFindings(diagnostics) ?? 'nothing to complain about'}.\n`;
  if (diagnostics.length === 0) return head;
  const rows: string[] = [];
  let size = 0;
  for (const diagnostic of diagnostics) {
    const next = row(diagnostic, pathOf);
    if (size + next.length > longest) break;
    size += next.length;
    rows.push(next);
  }
  const rest = diagnostics.length - rows.length;
  const more = rest === 0 ? '' : `\nand ${rest} more; \`patchbay check --format json\` has them all.\n`;
  return `${head}\n| | where | what | help |\n| --- | --- | --- | --- |\n${rows.join('')}${more}`;
}

function row(
  { code, severity, message, hint = '', file, span }: Diagnostic,
  pathOf: Printable['pathOf'],
): string {
  const path = file === undefined ? '' : pathOf(file);
  const place = span === undefined ? path : `${path}:${span.line}:${span.column}`;
  const cells = [severity, quoted(place), `${cell(message)} (${quoted(code)})`, cell(hint)];
  return `| ${cells.join(' | ')} |\n`;
}

/** Text of a table's cell. HTML in it would be carried out, as would bars and line breaks; quoted code stays quoted. */
function cell(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '\\|').replace(/\s+/g, ' ');
}

function quoted(text: string): string {
  return text === ''
    ? ''
    : `\`${visible(text).replaceAll('`', "'").replaceAll('|', '\\|').replace(/\s+/g, ' ')}\``;
}
