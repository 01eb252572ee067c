import { countChars, isActive, isDigit, isPlace, type NumberSymbols } from './NumberSymbols.ts';
import type { SubPicture } from './splitSubPicture.ts';

/**
 * The code of what is wrong with a sub-picture (XPath and XQuery Functions 3.1, 4.7.3). All checks are made and the
 * last that fails is reported, as the package does.
 */
export function findSubPictureFault(parts: SubPicture, symbols: NumberSymbols): string | undefined {
  const checks: readonly (readonly [code: string, fails: boolean])[] = [
    ['D3081', appearsTwice(parts.text, symbols.decimal)],
    ['D3082', appearsTwice(parts.text, symbols.percent)],
    ['D3083', appearsTwice(parts.text, symbols.perMille)],
    ['D3084', parts.text.includes(symbols.percent) && parts.text.includes(symbols.perMille)],
    ['D3085', countChars(parts.mantissa, symbols, isPlace) === 0],
    ['D3086', countChars(parts.active, symbols, isActive) < parts.active.length],
    ...groupingChecks(parts, symbols),
    ['D3090', isRequiredBeforeOptional(parts, symbols)],
    ['D3091', isRequiredAfterOptional(parts, symbols)],
    ...exponentChecks(parts, symbols),
  ];
  return checks.findLast(([, fails]) => fails)?.[0];
}

function appearsTwice(text: string, symbol: string): boolean {
  return text.indexOf(symbol) !== text.lastIndexOf(symbol);
}

function groupingChecks({ text, integer }: SubPicture, symbols: NumberSymbols) {
  const { grouping, decimal } = symbols;
  const pointAt = text.indexOf(decimal);
  const besidePoint = text.charAt(pointAt - 1) === grouping || text.charAt(pointAt + 1) === grouping;
  const atEnd = integer.charAt(integer.length - 1) === grouping;
  return [
    ['D3087', pointAt !== -1 && besidePoint],
    ['D3088', pointAt === -1 && atEnd],
    ['D3089', text.includes(grouping + grouping)],
  ] as const;
}

function isRequiredBeforeOptional({ integer }: SubPicture, symbols: NumberSymbols): boolean {
  const optionalAt = integer.indexOf(symbols.digit);
  return optionalAt !== -1 && countChars(integer.slice(0, optionalAt), symbols, isDigit) > 0;
}

function isRequiredAfterOptional({ fraction }: SubPicture, symbols: NumberSymbols): boolean {
  const optionalAt = fraction.lastIndexOf(symbols.digit);
  return optionalAt !== -1 && countChars(fraction.slice(optionalAt), symbols, isDigit) > 0;
}

function exponentChecks({ text, exponent }: SubPicture, symbols: NumberSymbols) {
  if (exponent === undefined) return [];
  const scaled = text.includes(symbols.percent) || text.includes(symbols.perMille);
  const allDigits = exponent.length > 0 && countChars(exponent, symbols, isDigit) === exponent.length;
  return [
    ['D3092', exponent.length > 0 && scaled],
    ['D3093', !allDigits],
  ] as const;
}
