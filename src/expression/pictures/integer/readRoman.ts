const worths: ReadonlyMap<string, number> = new Map([
  ['M', 1000],
  ['D', 500],
  ['C', 100],
  ['L', 50],
  ['X', 10],
  ['V', 5],
  ['I', 1],
]);

/** A number in Roman numerals, in any order: what is less than a numeral after it is taken off. NaN for other text. */
export function readRoman(text: string, upper: boolean): number {
  const numerals = upper ? text : text.toUpperCase();
  let value = 0;
  let greatest = 1;
  for (let index = numerals.length - 1; index >= 0; index--) {
    const worth = worths.get(numerals.charAt(index)) ?? Number.NaN;
    if (worth < greatest) {
      value -= worth;
    } else {
      greatest = worth;
      value += worth;
    }
  }
  return value;
}
