import { Allowance } from '../runtime/Allowance.ts';
import { told } from '../runtime/told.ts';
import type { Builtin } from './Builtin.ts';
import { characters } from './characters.ts';
import { cut } from './substring.ts';

/** Fills up to a width in characters: at the end, or at the start when it is negative. */
export const pad: Builtin = {
  name: 'pad',
  signature: '<s-ns?:s>',
  arity: 3,
  implementation(text: string | undefined, width: number, filler?: string) {
    if (text === undefined) return undefined;
    const missing = Math.abs(Math.trunc(width)) - characters(text).length;
    if (!(missing > 0)) return text;
    Allowance.write(missing);
    const filling = told(() => fill(filler || ' ', missing));
    return width > 0 ? text + filling : filling + text;
  },
};

/** The same to a whole width with a filler of one unit. */
export function padWith(text: string, width: number, filler: string): string {
  const isAtEnd = width > 0;
  const wanted = isAtEnd ? width : -width;
  // Characters are two units at most.
  if (text.length >= 2 * wanted) return text;
  let lacking = wanted - text.length;
  for (let index = 0; index < text.length; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800) {
      lacking = wanted - characters(text).length;
      break;
    }
  }
  if (lacking <= 0) return text;
  return isAtEnd ? text + filler.repeat(lacking) : filler.repeat(lacking) + text;
}

/** @throws RangeError when that is longer than a text of JavaScript can be. */
function fill(filler: string, width: number): string {
  if (filler.length === 1) return filler.repeat(width);
  // Halves of characters may come together where one copy of the filler meets the next.
  const least = filler.isWellFormed() ? characters(filler).length : 1;
  return cut(filler.repeat(Math.ceil(width / least)), 0, width) as string;
}
