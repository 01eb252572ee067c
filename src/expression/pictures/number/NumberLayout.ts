import { regularInterval } from '../regularInterval.ts';
import { countChars, isDigit, isPlace, type NumberSymbols } from './NumberSymbols.ts';
import type { SubPicture } from './splitSubPicture.ts';

/** What a sub-picture asks of a number's text (XPath and XQuery Functions 3.1, 4.7.4). */
export interface NumberLayout {
  readonly prefix: string;
  readonly suffix: string;
  /** 100 for percent, 1000 for per mille, else 1. */
  readonly factor: number;
  readonly minInteger: number;
  readonly minFraction: number;
  readonly maxFraction: number;
  /** Digits of the exponent; 0 when none is written. */
  readonly minExponent: number;
  /** Digits before the point of a mantissa that has an exponent. */
  readonly scale: number;
  /** A grouping separator after every so many digits of the integer part; 0 when `groups` says where. */
  readonly interval: number;
  /** Digits right of each separator of the integer part, from left to right. */
  readonly groups: readonly number[];
  /** Digits left of each separator of the fraction. */
  readonly fractionGroups: readonly number[];
  readonly hasPoint: boolean;
}

export function analyseSubPicture(parts: SubPicture, symbols: NumberSymbols): NumberLayout {
  const groups = integerGroups(parts.integer, symbols);
  return {
    prefix: parts.prefix,
    suffix: parts.suffix,
    factor: factorOf(parts.text, symbols),
    ...digitCounts(parts, symbols),
    minExponent: countChars(parts.exponent ?? '', symbols, isDigit),
    scale: countChars(parts.integer, symbols, isDigit),
    interval: regularInterval(groups),
    groups,
    fractionGroups: fractionGroups(parts, symbols),
    hasPoint: parts.text.includes(symbols.decimal),
  };
}

function factorOf(text: string, symbols: NumberSymbols): number {
  if (text.includes(symbols.percent)) return 100;
  return text.includes(symbols.perMille) ? 1000 : 1;
}

/** A picture without digits that must be shown asks for one, where it stands best. */
function digitCounts({ integer, fraction, exponent }: SubPicture, symbols: NumberSymbols) {
  let minInteger = countChars(integer, symbols, isDigit);
  let minFraction = countChars(fraction, symbols, isDigit);
  let maxFraction = countChars(fraction, symbols, isPlace);
  if (minInteger === 0 && maxFraction === 0) {
    if (exponent === undefined) minInteger = 1;
    else [minFraction, maxFraction] = [1, 1];
  }
  if (exponent !== undefined && minInteger === 0 && integer.includes(symbols.digit)) minInteger = 1;
  if (minInteger === 0 && minFraction === 0) minFraction = 1;
  return { minInteger, minFraction, maxFraction };
}

function integerGroups(integer: string, symbols: NumberSymbols): number[] {
  const before = placesBefore(integer, symbols);
  const all = before.at(-1) ?? 0;
  return indexesOf(integer, symbols.grouping, integer.indexOf(symbols.grouping)).map(
    (at) => all - (before[at] ?? all),
  );
}

/** The package looks for the second and further separators of a fraction in the integer part; so must this. */
function fractionGroups({ integer, fraction }: SubPicture, symbols: NumberSymbols): number[] {
  const before = placesBefore(fraction, symbols);
  const all = before.at(-1) ?? 0;
  return indexesOf(integer, symbols.grouping, fraction.indexOf(symbols.grouping)).map(
    (at) => before[at] ?? all,
  );
}

/** The given index, and all later ones where the symbol stands in a text. */
function indexesOf(text: string, symbol: string, first: number): number[] {
  const found: number[] = [];
  for (let at = first; at !== -1; at = text.indexOf(symbol, at + 1)) found.push(at);
  return found;
}

/** For every index of a text, and its end, how many digits that must or may be shown stand before it. */
function placesBefore(text: string, symbols: NumberSymbols): number[] {
  const counts = [0];
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    if (isPlace(text.charAt(index), symbols)) count++;
    counts.push(count);
  }
  return counts;
}
