import type { Span } from '../../src/diagnostics/Span.ts';

/** `line:column-endLine:endColumn`, or `-` for none. */
export function place(span: Span | undefined): string {
  if (span === undefined) return '-';
  return `${span.line}:${span.column}-${span.endLine}:${span.endColumn}`;
}

/** What stands under a span, cut out of the text independently of the code that made the span. */
export function excerpt(text: string, { line, column, endLine, endColumn }: Span): string {
  const lines = text.split('\n').slice(line - 1, endLine);
  const last = lines.length - 1;
  lines[last] = (lines[last] ?? '').slice(0, endColumn - 1);
  lines[0] = (lines[0] ?? '').slice(column - 1);
  return lines.join('\n');
}

/** `line:column` and what stands there, or `-` for nowhere. */
export function placeWithText(text: string, span: Span | undefined): string {
  return span === undefined ? '-' : `${span.line}:${span.column} ${excerpt(text, span)}`;
}
