import { visible } from '../../../diagnostics/formats/visible.ts';

/** Text of anybody's as code in a line: nothing in it is Markdown, HTML or a mention. */
export function codeSpan(text: string): string {
  const shown = visible(text).replaceAll('\n', ' ');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || shown.trim() === '' || shown !== shown.trim() ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** The same in a cell of a table, where a bar ends the cell even in code. */
export function codeCell(text: string): string {
  return codeSpan(text).replaceAll('|', '\\|');
}
