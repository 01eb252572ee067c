import { isActive, type NumberSymbols } from './NumberSymbols.ts';

/** A picture for the numbers of one sign, in its parts (XPath and XQuery Functions 3.1, 4.7.3). */
export interface SubPicture {
  readonly text: string;
  /** What stands before the first and after the last character with a meaning. */
  readonly prefix: string;
  readonly suffix: string;
  readonly active: string;
  readonly mantissa: string;
  readonly exponent: string | undefined;
  readonly integer: string;
  readonly fraction: string;
}

/**
 * Never fails; `findSubPictureFault` tells whether the parts make sense. Two of the package's ways are kept: where
 * an exponent stands is counted from the start of the picture, also when a prefix stands before it, and a picture
 * without decimal separator has its suffix for a fraction.
 */
export function splitSubPicture(text: string, symbols: NumberSymbols): SubPicture {
  const prefix = text.slice(0, Math.max(0, firstActive(text, symbols)));
  const last = lastActive(text, symbols);
  const suffix = last === -1 ? '' : text.slice(last + 1);
  const active = text.slice(prefix.length, text.length - suffix.length);

  const exponentAt = text.indexOf(symbols.exponent, prefix.length);
  const hasExponent = exponentAt !== -1 && exponentAt <= text.length - suffix.length;
  const mantissa = hasExponent ? active.slice(0, exponentAt) : active;
  const exponent = hasExponent ? active.slice(exponentAt + 1) : undefined;

  const pointAt = mantissa.indexOf(symbols.decimal);
  const integer = pointAt === -1 ? mantissa : mantissa.slice(0, pointAt);
  const fraction = pointAt === -1 ? suffix : mantissa.slice(pointAt + 1);
  return { text, prefix, suffix, active, mantissa, exponent, integer, fraction };
}

function firstActive(text: string, symbols: NumberSymbols): number {
  for (let index = 0; index < text.length; index++) if (bounds(text.charAt(index), symbols)) return index;
  return -1;
}

function lastActive(text: string, symbols: NumberSymbols): number {
  let index = text.length - 1;
  while (index >= 0 && !bounds(text.charAt(index), symbols)) index--;
  return index;
}

/** An exponent separator is often a letter, which may well stand in a prefix. */
function bounds(char: string, symbols: NumberSymbols): boolean {
  return char !== symbols.exponent && isActive(char, symbols);
}
