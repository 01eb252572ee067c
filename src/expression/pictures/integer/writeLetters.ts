import { ExpressionFault } from '../../ExpressionFault.ts';

/**
 * A number as spreadsheets name their columns: a to z, aa, and on. Nothing for 0.
 *
 * @throws ExpressionFault D1001 for infinity, over which the package never ends.
 */
export function writeLetters(value: number, upper: boolean): string {
  if (value === Number.POSITIVE_INFINITY) throw ExpressionFault.of('D1001', { value });
  const first = upper ? 0x41 : 0x61;
  let letters = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(((rest - 1) % 26) + first) + letters;
  }
  return letters;
}
