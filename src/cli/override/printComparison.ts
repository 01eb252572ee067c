import { visible } from '../../diagnostics/formats/visible.ts';
import type { OverrideView } from '../../engine/index.ts';
import { driftRows, exampleText } from '../../review/diff/formats/driftRows.ts';
import { printTable } from '../printTable.ts';
import type { Terminal } from '../Terminal.ts';

/** Differences that are told one by one; `--format json` has all of them. */
const mostRows = 10;

/** What an override in the shadow makes differently, with an event for each difference; nothing where all is the same. */
export function printComparison(
  { integration_id, trial }: OverrideView,
  terminal: Pick<Terminal, 'out'>,
): void {
  const compared = trial?.comparison;
  if (!compared || compared.affected === 0) return;
  const rows = driftRows(compared);
  const shown = rows.slice(0, mostRows).map((row) => {
    const { what, change, tally } = row;
    const [example] = tally.examples;
    const cells = [what, change, `${tally.count} of ${compared.compared}`];
    return [...cells, example === undefined ? '' : exampleText(row, example)].map(visible);
  });
  terminal.out(`${integration_id}: the override would change`);
  printTable(shown, { out: (line) => terminal.out(`  ${line}`) });
  const more = rows.length - shown.length + compared.further_attributes;
  if (more > 0) terminal.out(`  and ${more} or more other differences: --format json`);
}
