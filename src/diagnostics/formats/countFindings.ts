import type { Diagnostic } from '../Diagnostic.ts';

/** How many there are, in words: `2 errors and 1 warning`; undefined when there are none. */
export function countFindings(diagnostics: readonly Diagnostic[]): string | undefined {
  const counts = [
    ['error', 'errors'],
    ['warning', 'warnings'],
    ['info', 'remarks'],
  ].flatMap(([severity, words]) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    const word = count === 1 ? words?.slice(0, -1) : words;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  if (counts.length < 2) return counts[0];
  return `${counts.slice(0, -1).join(', ')} and ${counts.at(-1)}`;
}

/** `1 file`, `2 files`. */
export function countOf(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
