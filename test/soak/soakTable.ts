import { soakIntegrations } from './soakProject.ts';

/** How often each trouble fired, as a table of text: a line a trouble, a column an integration. */
export function soakTable(fired: ReadonlyMap<string, number>): string {
  const titles = new Set([...fired.keys()].map((title) => title.slice(title.indexOf(': ') + 2)));
  const row = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(22) : cell.padStart(15))).join('');
  const lines = [...titles].map((title) =>
    row([title, ...soakIntegrations.map(({ id }) => String(fired.get(`${id}: ${title}`) ?? '-'))]),
  );
  return [row(['', ...soakIntegrations.map(({ id }) => id)]), ...lines].join('\n');
}
