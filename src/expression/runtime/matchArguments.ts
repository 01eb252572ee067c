import type { SignatureParameter } from './SignatureParameter.ts';
import { type TypeSymbol, typeBits } from './TypeSymbol.ts';

/**
 * Gives every parameter as many of the arguments, in order, as a regular expression made of the parameters would:
 * that is how the standard's implementation reads a signature. Takes time in proportion to parameters times
 * arguments, where a regular expression may take exponential time.
 *
 * @param open whether arguments may be left over.
 * @returns the count for each parameter; undefined when they do not match.
 */
export function matchArguments(
  parameters: readonly SignatureParameter[],
  symbols: readonly TypeSymbol[],
  open = false,
): number[] | undefined {
  const table = new MatchTable(parameters, symbols, open);
  if (!table.matches(0, 0)) return undefined;
  let next = 0;
  return parameters.map(({ quantifier }, place) => {
    const first = next;
    const lazy = quantifier.length > 1;
    while ((next === first || quantifier.startsWith('+')) && table.takes(place, next)) {
      const enough = next > first || quantifier.startsWith('?');
      if (lazy && enough && table.matches(place + 1, next)) break;
      next++;
    }
    return next - first;
  });
}

/** The index of the argument that keeps the arguments from matching, or of the first left over. */
export function mismatchOf(
  parameters: readonly SignatureParameter[],
  symbols: readonly TypeSymbol[],
): number {
  const countsOf = (count: number) => matchArguments(parameters.slice(0, count), symbols, true);
  let [matching, failing] = [0, parameters.length + 1];
  while (failing - matching > 1) {
    const middle = Math.floor((matching + failing) / 2);
    if (countsOf(middle) === undefined) failing = middle;
    else matching = middle;
  }
  return (countsOf(matching) ?? []).reduce((sum, count) => sum + count, 0);
}

/** Whether the parameters from some place on match the arguments from some index on, for all places and indices. */
class MatchTable {
  readonly #parameters: readonly SignatureParameter[];
  readonly #symbols: readonly TypeSymbol[];
  readonly #cells: Uint8Array;

  constructor(parameters: readonly SignatureParameter[], symbols: readonly TypeSymbol[], open: boolean) {
    this.#parameters = parameters;
    this.#symbols = symbols;
    this.#cells = new Uint8Array((parameters.length + 1) * (symbols.length + 1));
    for (let index = 0; index <= symbols.length; index++) {
      this.#set(parameters.length, index, open || index === symbols.length);
    }
    for (let place = parameters.length - 1; place >= 0; place--) {
      const optional = parameters[place]?.quantifier.startsWith('?');
      for (let index = symbols.length; index >= 0; index--) {
        this.#set(place, index, this.takes(place, index) || (optional && this.matches(place + 1, index)));
      }
    }
  }

  matches(place: number, index: number): boolean {
    return this.#cells[place * (this.#symbols.length + 1) + index] === 1;
  }

  /** Whether the parameter can take the argument, and all after it still match. */
  takes(place: number, index: number): boolean {
    const symbol = this.#symbols[index];
    const { types, quantifier } = this.#parameters[place] as SignatureParameter;
    if (symbol === undefined || (typeBits[symbol] & types) === 0) return false;
    if (this.matches(place + 1, index + 1)) return true;
    return quantifier.startsWith('+') && this.matches(place, index + 1);
  }

  #set(place: number, index: number, matches: boolean | undefined): void {
    this.#cells[place * (this.#symbols.length + 1) + index] = matches ? 1 : 0;
  }
}
