import type { Literal } from './Literal.ts';

const keyLength = 3;

/** ASCII words by how they begin, so that few of many are compared with a text. */
export class WordIndex {
  /** By the only character of a word, and by the first three of others. */
  readonly #byStart = new Map<number, Literal[]>();

  /** @param words of one character, or three and more */
  constructor(words: readonly Literal[]) {
    for (const word of words) {
      const key = word.length < keyLength ? keyOf(word.text, 0, 1) : keyOf(word.text, 0, keyLength);
      const others = this.#byStart.get(key);
      if (others === undefined) this.#byStart.set(key, [word]);
      else others.unshift(word);
    }
  }

  /** The words that may stand at a place, going by how they begin, the last first. */
  startingAt(text: string, position: number): readonly Literal[] {
    return (
      this.#byStart.get(keyOf(text, position, keyLength)) ??
      this.#byStart.get(keyOf(text, position, 1)) ??
      none
    );
  }
}

const none: readonly Literal[] = [];

/** The same for both cases of letters; NaN beyond the text, and for characters that are not ASCII. */
function keyOf(text: string, position: number, length: number): number {
  let key = 0;
  for (let index = position; index < position + length; index++) {
    const code = text.charCodeAt(index);
    if (!(code < 128)) return Number.NaN;
    key = key * 128 + (code >= 0x41 && code <= 0x5a ? code + 32 : code);
  }
  return key;
}
