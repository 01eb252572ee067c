/** A text that is looked for without regard to case, as a regular expression with the flag `i` does. */
export class Literal {
  readonly text: string;
  readonly length: number;
  readonly #codes: readonly number[];
  readonly #folded: readonly number[];

  constructor(text: string) {
    this.text = text;
    this.length = text.length;
    this.#codes = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
    this.#folded = this.#codes.map(foldCase);
  }

  /** UTF-16 unit that it begins with, in the case it was given. */
  get first(): number | undefined {
    return this.#codes[0];
  }

  standsAt(text: string, position: number): boolean {
    if (position + this.length > text.length) return false;
    for (let index = 0; index < this.length; index++) {
      const code = text.charCodeAt(position + index);
      if (code !== this.#codes[index] && foldCase(code) !== this.#folded[index]) return false;
    }
    return true;
  }
}

/**
 * The unit that stands for all that are the same but for their case (ECMAScript, "Canonicalize", without the flag
 * `u`): its upper case, unless that is more than one unit, or ASCII while the unit is not.
 */
function foldCase(code: number): number {
  if (code < 128) return code >= 0x61 && code <= 0x7a ? code - 32 : code;
  const upper = String.fromCharCode(code).toUpperCase();
  const folded = upper.charCodeAt(0);
  return upper.length !== 1 || folded < 128 ? code : folded;
}
