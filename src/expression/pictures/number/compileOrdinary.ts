import type { NumberLayout } from './NumberLayout.ts';
import type { NumberSymbols } from './NumberSymbols.ts';
import { roundUnits } from './roundUnits.ts';

/**
 * The short way for numbers and symbols as they mostly are: ten digits from 0, one character each for the point and
 * the groups, no exponent. The number's digits are had by arithmetic. The function answers undefined for a number
 * that takes the long way (`layOutNumber`): not finite, too large, or close to halfway between two results, where
 * only the number's text tells how it rounds. Undefined instead of a function when the layout is not ordinary.
 */
export function compileOrdinary(
  layout: NumberLayout,
  symbols: NumberSymbols,
): ((value: number) => string | undefined) | undefined {
  if (!isOrdinary(layout, symbols)) return undefined;
  const { prefix, suffix, factor, maxFraction } = layout;
  const unit = 10 ** maxFraction;
  const writeInteger = compileInteger(layout, symbols);
  const writeFraction = compileFraction(layout, symbols);
  return (value) => {
    const units = roundUnits(Math.abs(value * factor), unit);
    if (units === undefined) return undefined;
    if (maxFraction === 0) return prefix + writeInteger(units) + suffix;
    const integer = Math.floor(units / unit);
    return prefix + writeInteger(integer) + writeFraction(units - integer * unit) + suffix;
  };
}

function isOrdinary(layout: NumberLayout, { zero, decimal, grouping }: NumberSymbols): boolean {
  return (
    layout.minExponent === 0 &&
    layout.maxFraction <= 9 &&
    layout.fractionGroups.length === 0 &&
    (layout.hasPoint || layout.maxFraction + layout.minFraction === 0) &&
    zero === '0' &&
    typeof grouping === 'string' &&
    typeof decimal === 'string' &&
    /^[^0-9$e]$/.test(decimal) &&
    !grouping.includes(decimal) &&
    (layout.interval > 0 || layout.groups.length === 0)
  );
}

function compileInteger(layout: NumberLayout, { grouping }: NumberSymbols): (integer: number) => string {
  const { minInteger, interval } = layout;
  const digitsOf = (integer: number) => {
    const digits = integer === 0 ? '' : `${integer}`;
    return digits.length < minInteger ? '0'.repeat(minInteger - digits.length) + digits : digits;
  };
  return interval > 0 ? (integer) => group(digitsOf(integer), interval, grouping) : digitsOf;
}

function group(digits: string, interval: number, grouping: string): string {
  let end = digits.length % interval || interval;
  let grouped = digits.slice(0, end);
  for (; end < digits.length; end += interval) grouped += grouping + digits.slice(end, end + interval);
  return grouped;
}

/** Takes as many units as the fraction can show; writes the point too, unless no digit follows it. */
function compileFraction(layout: NumberLayout, { decimal }: NumberSymbols): (units: number) => string {
  const { minFraction, maxFraction } = layout;
  const unit = 10 ** maxFraction;
  return (units) => {
    if (units === 0 && minFraction === 0) return '';
    const digits = `${unit + units}`;
    let end = digits.length;
    while (end > minFraction + 1 && digits.charCodeAt(end - 1) === 0x30) end--;
    return decimal + digits.slice(1, end);
  };
}
