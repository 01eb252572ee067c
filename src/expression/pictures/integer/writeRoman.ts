import { engineFault } from '../engineFault.ts';

const numerals = [
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

/** The package recurs once a numeral; with the stack that Node has by default it gets about this far. */
const mostThousands = 12_500;

/** A number in Roman numerals; nothing for 0. @throws ExpressionFault for numbers beyond 12.5 million. */
export function writeRoman(value: number, upper: boolean): string {
  if (!(value >= 1)) return '';
  const thousands = Math.floor(value / 1000);
  if (thousands > mostThousands) throw engineFault('Maximum call stack size exceeded');
  let roman = 'm'.repeat(thousands);
  let rest = value - thousands * 1000;
  for (const [worth, numeral] of numerals) {
    for (; rest >= worth; rest -= worth) roman += numeral;
  }
  return upper ? roman.toUpperCase() : roman;
}
