import type { Terminal } from './Terminal.ts';

/** Prints rows in columns. */
export function printTable(rows: readonly (readonly string[])[], { out }: Pick<Terminal, 'out'>): void {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, text] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, text.length);
  for (const row of rows) {
    out(
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}
