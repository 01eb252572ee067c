import type { ExactDigits } from './exactDigits.ts';

const space = /[ \t\n\r]*/y;
const scalar = /[-+.\w]+/y;

/**
 * Parses JSON as `JSON.parse` does, and remembers the digits of every number that JavaScript would print
 * otherwise. Slow and rarely needed. Deep nesting ends in a RangeError where it ends the stack.
 */
export class ExactParser {
  readonly digits: ExactDigits;
  readonly #table = new Map<object, Map<string | number, string>>();
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.digits = this.#table;
  }

  /** @throws SyntaxError where `JSON.parse` would. */
  parse(): unknown {
    const value = this.#value(undefined, '');
    if (this.#peek() !== undefined) throw new SyntaxError(`expected the end at ${this.#at}`);
    return value;
  }

  #value(container: object | undefined, key: string | number): unknown {
    const first = this.#peek();
    // What comes later under the same key replaces what was said of an earlier value.
    if (container !== undefined) this.#table.get(container)?.delete(key);
    if (first === '{') return this.#object();
    if (first === '[') return this.#array();
    if (first === '"') return this.#string();
    const text = this.#take(scalar);
    const value: unknown = JSON.parse(text);
    if (container !== undefined && typeof value === 'number' && String(value) !== text) {
      this.#remember(container, key, text);
    }
    return value;
  }

  #object(): object {
    const object = {};
    if (this.#opens('}')) return object;
    do {
      this.#peek();
      const key = this.#string();
      this.#skip(':');
      setOwn(object, key, this.#value(object, key));
    } while (this.#goesOn('}'));
    return object;
  }

  #array(): unknown[] {
    const array: unknown[] = [];
    if (this.#opens(']')) return array;
    do array.push(this.#value(array, array.length));
    while (this.#goesOn(']'));
    return array;
  }

  #string(): string {
    const start = this.#at;
    let end = start;
    do end = this.#text.indexOf('"', end + 1);
    while (end > 0 && this.#isEscaped(end));
    this.#at = end > 0 ? end + 1 : this.#text.length;
    return JSON.parse(this.#text.slice(start, this.#at));
  }

  #isEscaped(at: number): boolean {
    let first = at;
    while (this.#text[first - 1] === '\\') first--;
    return (at - first) % 2 === 1;
  }

  #remember(container: object, key: string | number, text: string): void {
    const known = this.#table.get(container);
    if (known === undefined) this.#table.set(container, new Map([[key, text]]));
    else known.set(key, text);
  }

  /** The next character that is not white space. */
  #peek(): string | undefined {
    this.#take(space);
    return this.#text[this.#at];
  }

  /** Past an opening bracket; true when the closing one follows, and past that as well. */
  #opens(closer: string): boolean {
    this.#at++;
    if (this.#peek() !== closer) return false;
    this.#at++;
    return true;
  }

  /** Past the comma or the closing bracket behind an element; true for a comma. */
  #goesOn(closer: string): boolean {
    const mark = this.#peek();
    this.#skip(mark === closer ? closer : ',');
    return mark === ',';
  }

  #skip(mark: string): void {
    if (this.#peek() !== mark) throw new SyntaxError(`expected ${mark} at ${this.#at}`);
    this.#at++;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [taken = ''] = pattern.exec(this.#text) ?? [];
    this.#at += taken.length;
    return taken;
  }
}

/** `JSON.parse` makes `__proto__` an ordinary member; an assignment would not. */
function setOwn(object: object, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  } else (object as Record<string, unknown>)[key] = value;
}
