import { ExpressionFault } from '../../ExpressionFault.ts';
import { engineFault } from '../engineFault.ts';
import type { NumberLayout } from './NumberLayout.ts';
import type { NumberSymbols } from './NumberSymbols.ts';
import { roundHalfEven } from './roundHalfEven.ts';

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
  const rounded = roundHalfEven(mantissa, layout.maxFraction);
  const bare = stripZeros(writePoint(digitsOf(rounded, layout.maxFraction, symbols), symbols), symbols);
  const grouped = groupFraction(groupInteger(pad(bare, layout, symbols), layout, symbols), layout, symbols);
  const number = dropPoint(grouped, layout, symbols);
  return layout.prefix + number + writeExponent(exponent, layout, symbols) + layout.suffix;
}

interface Scaled {
  readonly mantissa: number;
  readonly exponent?: number;
}

function plain(value: number, { factor }: NumberLayout): Scaled {
  return { mantissa: value * factor };
}

/** @throws ExpressionFault D1001 for infinity, over which the package never ends. */
function scaled(value: number, { factor, scale }: NumberLayout): Scaled {
  const greatest = 10 ** scale;
  const least = 10 ** (scale - 1);
  let mantissa = value * factor;
  let exponent = 0;
  if (Math.abs(mantissa) === Number.POSITIVE_INFINITY) throw ExpressionFault.of('D1001', { value });
  if (mantissa === 0) return { mantissa, exponent };
  for (; Math.abs(mantissa) < least; exponent--) mantissa *= 10;
  for (; Math.abs(mantissa) > greatest; exponent++) mantissa /= 10;
  return { mantissa, exponent };
}

/** The absolute value in the digits of the symbols, with a full stop for a point. */
function digitsOf(value: number, places: number, { zero, zeroCode }: NumberSymbols): string {
  const text = Math.abs(value).toFixed(places);
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
  // A negative index counts from the end: digits that a short number lacks put separators in odd places.
  return groups.reduce((grouped, right, done) => insert(grouped, point + done - right, symbols), text);
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
  if (fractionGroups.length === 0) return text;
  const point = text.indexOf(symbols.decimal);
  return fractionGroups.reduce((grouped, left) => insert(grouped, left + point + 1, symbols), text);
}

function insert(text: string, index: number, symbols: NumberSymbols): string {
  return text.slice(0, index) + joint(symbols) + text.slice(index);
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
  const digits = digitsOf(exponent, 0, symbols);
  const padding = symbols.zero.repeat(Math.max(0, layout.minExponent - digits.length));
  return symbols.exponent + (exponent < 0 ? symbols.minus : '') + padding + digits;
}
