/** A number in Roman numerals, in any order: what is less than a numeral after it is taken off. NaN for other text. */
export function readRoman(text: string, upper: boolean): number {
  const numerals = upper ? text : text.toUpperCase();
  let value = 0;
  let greatest = 1;
  for (let index = numerals.length - 1; index >= 0; index--) {
    const worth = worthOf(numerals[index]);
    if (worth < greatest) {
      value -= worth;
    } else {
      greatest = worth;
      value += worth;
    }
  }
  return value;
}

function worthOf(numeral: string | undefined): number {
  switch (numeral) {
    case 'I':
      return 1;
    case 'V':
      return 5;
    case 'X':
      return 10;
    case 'L':
      return 50;
    case 'C':
      return 100;
    case 'D':
      return 500;
    case 'M':
      return 1000;
    default:
      return Number.NaN;
  }
}
