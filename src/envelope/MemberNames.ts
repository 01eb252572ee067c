const BUCKETS = 256;

/**
 * The names that matter among the members of an object, found by their bytes without making strings of them. A name
 * is answered as a code: twice the index of its field in `fields`, plus one where it is the camelCase spelling.
 */
export class MemberNames {
  /** The canonical spellings. */
  readonly fields: readonly string[];
  readonly #codes = new Map<string, number>();
  readonly #texts: Buffer[] = [];
  readonly #codeOfText: number[] = [];
  /** The index of the first text of a bucket, -1 where there is none; texts of one bucket are chained. */
  readonly #buckets = new Int16Array(BUCKETS).fill(-1);
  readonly #chained: number[] = [];

  constructor(fields: readonly string[], renames: Readonly<Record<string, string>>) {
    this.fields = fields;
    for (const [index, name] of fields.entries()) this.#add(name, index * 2);
    for (const [camel, name] of Object.entries(renames)) this.#add(camel, fields.indexOf(name) * 2 + 1);
  }

  /** The code of the name whose bytes lie from `start` to `end` (no quotes, no escapes), or -1. */
  find(buffer: Uint8Array, start: number, end: number): number {
    if (end <= start) return -1;
    let candidate = this.#buckets[bucketOf(buffer, start, end)] as number;
    while (candidate >= 0) {
      if (equals(this.#texts[candidate] as Buffer, buffer, start, end)) {
        return this.#codeOfText[candidate] as number;
      }
      candidate = this.#chained[candidate] as number;
    }
    return -1;
  }

  /** The code of a name, or -1. */
  findText(name: string): number {
    return this.#codes.get(name) ?? -1;
  }

  #add(name: string, code: number): void {
    const text = Buffer.from(name);
    const bucket = bucketOf(text, 0, text.length);
    this.#codes.set(name, code);
    this.#chained.push(this.#buckets[bucket] as number);
    this.#buckets[bucket] = this.#texts.length;
    this.#texts.push(text);
    this.#codeOfText.push(code);
  }
}

function bucketOf(buffer: Uint8Array, start: number, end: number): number {
  const first = buffer[start] as number;
  const last = buffer[end - 1] as number;
  return ((end - start) * 31 + first * 7 + last * 3) & (BUCKETS - 1);
}

function equals(text: Uint8Array, buffer: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let index = 0; index < text.length; index++) {
    if (text[index] !== buffer[start + index]) return false;
  }
  return true;
}
