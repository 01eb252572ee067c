import { type DiffLine, diffLines } from './diffLines.ts';

/** Lines around a change that say where it belongs. */
const context = 3;

/**
 * A change of a file in the unified format, for `git apply` in the folder that the path starts from; empty when nothing
 * changes.
 *
 * @param before undefined for a file that is new.
 * @param after undefined for a file that goes.
 */
export function unifiedDiff(path: string, before: string | undefined, after: string | undefined): string {
  if (before === after) return '';
  const lines = diffLines(linesOf(before), linesOf(after));
  const names = [
    before === undefined ? '/dev/null' : `a/${path}`,
    after === undefined ? '/dev/null' : `b/${path}`,
  ];
  return [`--- ${names[0]}`, `+++ ${names[1]}`, ...hunksOf(lines).flatMap(printHunk)].join('\n').concat('\n');
}

/** Each with its line break, so that a last line without one differs from one with it. */
function linesOf(text: string | undefined): string[] {
  return text?.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function hunksOf(lines: readonly DiffLine[]): DiffLine[][] {
  const hunks: DiffLine[][] = [];
  let end = 0;
  for (const [place, { kind }] of lines.entries()) {
    if (kind === 'same') continue;
    const from = Math.max(place - context, 0);
    const last = hunks.at(-1);
    const until = Math.min(place + context + 1, lines.length);
    if (last !== undefined && from <= end) last.push(...lines.slice(end, until));
    else hunks.push(lines.slice(from, until));
    end = Math.max(end, until);
  }
  return hunks;
}

function printHunk(lines: readonly DiffLine[]): string[] {
  const [first] = lines;
  const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind !== kind).length;
  const [before, after] = [count('added'), count('removed')];
  const start = (place: number, size: number) => (size === 0 ? place : place + 1);
  const head = `@@ -${start(first?.before ?? 0, before)},${before} +${start(first?.after ?? 0, after)},${after} @@`;
  return [head, ...lines.flatMap(printLine)];
}

function printLine({ kind, text }: DiffLine): string[] {
  const mark = { same: ' ', removed: '-', added: '+' }[kind];
  return text.endsWith('\n') ? [mark + text.slice(0, -1)] : [mark + text, '\\ No newline at end of file'];
}
