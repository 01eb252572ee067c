import type { Builtin } from './Builtin.ts';

/** Rounds half to even, at the given count of decimal places. */
export const round: Builtin = {
  name: 'round',
  signature: '<n-n?:n>',
  arity: 2,
  implementation(value: number | undefined, places?: number) {
    if (value === undefined) return undefined;
    return places ? roundAt(value, places) : roundHalfEven(value);
  },
};

/** Never the negative zero, which JSON does not have. */
export function roundHalfEven(value: number): number {
  const rounded = Math.round(value);
  const isOdd = Math.abs(rounded % 2) === 1;
  return (isOdd && Math.abs(rounded - value) === 0.5 ? rounded - 1 : rounded) + 0;
}

const powersOfTen = Array.from({ length: 10 }, (_, exponent) => 10 ** exponent);

function roundAt(value: number, places: number): number {
  const power = powersOfTen[places];
  if (power !== undefined) {
    // A product is off by less than the margin, so that unless it lies as close to a half, it rounds as the exact
    // value does. An integer divided by a power of ten is the nearest number to the decimal fraction.
    const product = value * power;
    const fraction = product - Math.floor(product);
    const isExact = Math.abs(product) < 2 ** 40 && Math.abs(fraction - 0.5) > 0.001;
    if (isExact) return Math.round(product) / power + 0;
  }
  return shiftDecimal(roundHalfEven(shiftDecimal(value, places)), -places) + 0;
}

/** Moves the decimal point of the number's own text, because a multiplication would not be exact. */
function shiftDecimal(value: number, places: number): number {
  const [digits, exponent] = String(value).split('e');
  return Number(`${digits}e${Number(exponent ?? 0) + places}`);
}
