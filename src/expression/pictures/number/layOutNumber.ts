import { ExpressionFault } from '../../ExpressionFault.ts';
import { engineFault } from '../engineFault.ts';
import type { NumberLayout } from './NumberLayout.ts';
import type { NumberSymbols } from './NumberSymbols.ts';
import { roundHalfEven } from './roundHalfEven.ts';
import { roundUnits } from './roundUnits.ts';

/** `toFixed` takes no more; the standard has no limit of its own. */
const mostPlaces = 100;

/**
 * A number in a layout, whatever the number and the symbols (XPath and XQuery Functions 3.1, 4.7.5). Symbols may be
 * strange enough to be taken for one another, so the point is looked up in the text as the package does, and where
 * it is not found the result is as odd.
 */
export function layOutNumber(value: number, layout: NumberLayout, symbols: NumberSymbols): string {
  const { mantissa, exponent } = layout.minExponent === 0 ? plain(value, layout) : scaled(value, layout);
  if (layout.maxFraction > mostPlaces) {
    throw engineFault('toFixed() digits argument must be between 0 and 100');
  }
  const digits = inDigits(writeFixed(mantissa, layout.maxFraction), symbols);
  const bare = stripZeros(writePoint(digits, symbols), symbols);
  const grouped = groupFraction(groupInteger(pad(bare, layout, symbols), layout, symbols), layout, symbols);
  const number = dropPoint(grouped, layout, symbols);
  return layout.prefix + number + writeExponent(exponent, layout, symbols) + layout.suffix;
}

interface Scaled {
  readonly mantissa: number;
  readonly exponent?: number;
}

/** What is no number is left as it is: partial application hands on whatever comes. */
function multiply(value: number, factor: number): number {
  return factor === 1 ? value : value * factor;
}

function plain(value: number, { factor }: NumberLayout): Scaled {
  return { mantissa: multiply(value, factor) };
}

/** @throws ExpressionFault D1001 for infinity, over which the package never ends. */
function scaled(value: number, { factor, scale }: NumberLayout): Scaled {
  const greatest = 10 ** scale;
  const least = 10 ** (scale - 1);
  let mantissa = multiply(value, factor);
  let exponent = 0;
  if (Math.abs(mantissa) === Number.POSITIVE_INFINITY) throw ExpressionFault.of('D1001', { value });
  // Converted, since the loop would not end over an empty text either.
  if (Number(mantissa) === 0) return { mantissa, exponent };
  for (; Math.abs(mantissa) < least; exponent--) mantissa *= 10;
  for (; Math.abs(mantissa) > greatest; exponent++) mantissa /= 10;
  return { mantissa, exponent };
}

const mostUnitPlaces = 9;

/** The absolute value, rounded half to even, with a full stop for a point. */
function writeFixed(value: number, places: number): string {
  if (places > mostUnitPlaces || typeof value !== 'number')
    return Math.abs(roundHalfEven(value, places)).toFixed(places);
  const unit = 10 ** places;
  const units = roundUnits(Math.abs(value), unit);
  if (units === undefined) return Math.abs(roundHalfEven(value, places)).toFixed(places);
  if (places === 0) return `${units}`;
  const integer = Math.floor(units / unit);
  return `${integer}.${`${unit + units - integer * unit}`.slice(1)}`;
}

/** A number's text in the digits of the symbols. */
function inDigits(text: string, { zero, zeroCode }: NumberSymbols): string {
  if (zero === '0') return text;
  let digits = '';
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isDigit = code >= 0x30 && code <= 0x39;
    if (!isDigit) digits += text.charAt(index);
    else if (!Number.isNaN(zeroCode)) digits += String.fromCharCode(code - 0x30 + zeroCode);
  }
  return digits;
}

function writePoint(digits: string, { decimal }: NumberSymbols): string {
  // A separator with dollar signs is a replacement pattern to the package, and so it is here.
  return digits.includes('.') ? digits.replace('.', decimal) : digits + decimal;
}

function stripZeros(text: string, { zero }: NumberSymbols): string {
  let start = 0;
  while (start < text.length && text.charAt(start) === zero) start++;
  let end = text.length;
  while (end > start && text.charAt(end - 1) === zero) end--;
  return text.slice(start, end);
}

function pad(text: string, layout: NumberLayout, { decimal, zero }: NumberSymbols): string {
  const point = text.indexOf(decimal);
  const left = zero.repeat(Math.max(0, layout.minInteger - point));
  return left + text + zero.repeat(Math.max(0, layout.minFraction - (text.length - point - 1)));
}

function groupInteger(text: string, { interval, groups }: NumberLayout, symbols: NumberSymbols): string {
  const point = text.indexOf(symbols.decimal);
  if (interval > 0) return groupRegularly(text, point, interval, symbols);
  const indexes = groups.map((right, done) => point + done - right);
  // A negative index counts from the end: digits that a short number lacks put separators in odd places.
  const negative = indexes.filter((index) => index < 0);
  const fromEnd = negative.map((index, done) => Math.max(0, text.length + done + index));
  const grouped = insertEach(text, fromEnd, symbols);
  return insertEach(grouped, indexes.slice(negative.length), symbols);
}

function groupRegularly(text: string, point: number, interval: number, symbols: NumberSymbols): string {
  const count = Math.max(0, Math.floor((point - 1) / interval));
  const pieces = [text.slice(0, point - count * interval)];
  for (let left = count; left > 0; left--) {
    pieces.push(text.slice(point - left * interval, point - (left - 1) * interval));
  }
  return pieces.join(joint(symbols)) + text.slice(point);
}

function groupFraction(text: string, { fractionGroups }: NumberLayout, symbols: NumberSymbols): string {
  const point = text.indexOf(symbols.decimal);
  return insertEach(
    text,
    fractionGroups.map((left) => left + point + 1),
    symbols,
  );
}

/**
 * Inserts separators one after the other.
 *
 * @param indexes in the text as it is when it is their turn, none before an earlier one
 */
function insertEach(text: string, indexes: readonly number[], symbols: NumberSymbols): string {
  const separator = joint(symbols);
  if (indexes.length === 0) return text;
  if (separator.length !== 1) {
    return indexes.reduce((grown, index) => grown.slice(0, index) + separator + grown.slice(index), text);
  }
  const pieces: string[] = [];
  let end = 0;
  indexes.forEach((index, done) => {
    // Among separators that stand together it does not matter which was there first.
    const next = Math.max(end, index - done);
    pieces.push(text.slice(end, next));
    end = next;
  });
  return pieces.join(separator) + separator + text.slice(end);
}

/** Symbols of other types come to the text that joining a list makes of them. */
function joint({ grouping }: NumberSymbols): string {
  return typeof grouping === 'string' ? grouping : [grouping].join('');
}

function dropPoint(text: string, { hasPoint }: NumberLayout, { decimal }: NumberSymbols): string {
  return !hasPoint || text.indexOf(decimal) === text.length - 1 ? text.slice(0, -1) : text;
}

function writeExponent(exponent: number | undefined, layout: NumberLayout, symbols: NumberSymbols): string {
  if (exponent === undefined) return '';
  const digits = inDigits(`${Math.abs(exponent)}`, symbols);
  const padding = symbols.zero.repeat(Math.max(0, layout.minExponent - digits.length));
  return symbols.exponent + (exponent < 0 ? symbols.minus : '') + padding + digits;
}
