import type { Diagnostic, Severity } from '../Diagnostic.ts';
import type { Span } from '../Span.ts';

/** Colours a word; the identity where colours are off. */
export interface Palette {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly quiet: (text: string) => string;
}

export const noColours: Palette = {
  error: (text) => text,
  warning: (text) => text,
  info: (text) => text,
  quiet: (text) => text,
};

/** How long a line of a file may be before the frame shows only the part around the mark. */
const widest = 160;

/**
 * One diagnostic for a person: what, where (with the lines of the file), and what to do.
 *
 * @param source the text of its file, if there is one at hand.
 */
export function text(
  diagnostic: Diagnostic,
  source: string | undefined,
  palette: Palette = noColours,
): string {
  const { code, severity, span } = diagnostic;
  const [message = '', note, hint, file] = [
    diagnostic.message,
    diagnostic.note,
    diagnostic.hint,
    diagnostic.file,
  ].map((words) => words && visible(words));
  const lines = [`${palette[severity](`${severity}[${code}]`)} ${message}`];
  if (file !== undefined) {
    const place = span === undefined ? file : `${file}:${span.line}:${span.column}`;
    lines.push(palette.quiet(` ╭─ ${place}`));
    if (source !== undefined && span !== undefined) lines.push(...frame(source, span, severity, palette));
    for (const line of note?.split('\n') ?? []) lines.push(`${palette.quiet(' │')} ${line}`);
    lines.push(palette.quiet(' ╰─') + (hint === undefined ? '' : ` help: ${hint}`));
  } else if (hint !== undefined) {
    if (note !== undefined) lines.push(note);
    lines.push(`${palette.quiet(' ╰─')} help: ${hint}`);
  }
  return lines.join('\n');
}

function frame(source: string, span: Span, severity: Severity, palette: Palette): string[] {
  const all = source.split(/\r\n|\r|\n/);
  const width = String(span.line).length;
  const row = (number: string, content: string) =>
    `${palette.quiet(` ${number.padStart(width)} │`)} ${content}`.trimEnd();
  const line = all[span.line - 1] ?? '';
  const start = Math.max(0, span.column - 1 - widest / 2);
  const shown = (content: string) => visible(content.slice(start, start + widest).replaceAll('\t', ' '));
  const end = span.endLine === span.line ? span.endColumn : line.length + 1;
  const length = Math.max(1, Math.min(end - span.column, widest));
  const mark = ' '.repeat(span.column - 1 - start) + palette[severity]('^'.repeat(length));
  const before = span.line > 1 ? [row(String(span.line - 1), shown(all[span.line - 2] ?? ''))] : [];
  return [...before, row(String(span.line), shown(line)), row('', mark)];
}

/**
 * Control characters would move the cursor or colour the screen, and marks of direction show text in another order
 * than it has: one replacement character stands for each, so that columns hold.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u{2028}-\u{202E}\u{2066}-\u{2069}]/gu, (character) =>
    character === '\n' ? character : '\uFFFD',
  );
}
