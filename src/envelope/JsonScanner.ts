import { EventFlags } from './EventFlags.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const OPEN_LIST = 0x5b;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;
const ONES = 0x01010101;
const HIGH_BITS = 0x80808080;

/** Any decimal of so many digits survives a double, and prints as it was written but for trailing zeros. */
const SAFE_DIGITS = 15;
/** The longest text that JavaScript prints for a number: `-0.0000012345678901234567`. */
const LONGEST_NUMBER = 25;

/** What a scan stopped at; `end` is the end of the text. */
export interface ScanFailure {
  readonly at: number;
  readonly reason: 'malformed' | 'deep';
  /** What JSON would have had at this place. */
  readonly expected: string;
}

/**
 * Validates JSON (RFC 8259) where it lies in a buffer, without making values of it. Every method takes the offset
 * of what it reads and answers the offset behind it, or -1 after `fail`. UTF-8 is not looked into: a byte above
 * 0x7F passes within strings.
 */
export class JsonScanner {
  readonly maxDepth: number;
  buffer: Uint8Array = new Uint8Array();
  end = 0;
  /** The bits that occur in any byte of the strings seen so far: 0x80 in any byte of it means that not all is ASCII. */
  stringBits = 0;
  /** How many escape sequences have been seen so far. */
  escapes = 0;
  /** Whether a number has been seen that JavaScript would print otherwise. */
  losesDigits = false;
  failure: ScanFailure | undefined;
  readonly #closers: Uint8Array;
  #words: DataView = new DataView(new ArrayBuffer(0));

  /** @param maxDepth how many maps and lists may lie within each other, the outermost counted. */
  constructor(maxDepth: number) {
    this.maxDepth = maxDepth;
    this.#closers = new Uint8Array(maxDepth);
  }

  open(buffer: Uint8Array, end: number): void {
    this.buffer = buffer;
    this.end = end;
    this.#words = new DataView(buffer.buffer, buffer.byteOffset, end);
  }

  /** Forgets what earlier values have shown. */
  forget(): void {
    this.stringBits = 0;
    this.escapes = 0;
    this.losesDigits = false;
    this.failure = undefined;
  }

  /** What the values since `forget` have shown, as bits of `EventFlags`. */
  get flags(): number {
    const ascii = (this.stringBits & HIGH_BITS) === 0 ? EventFlags.ascii : 0;
    const unescaped = this.escapes === 0 ? EventFlags.unescaped : 0;
    return ascii | unescaped | (this.losesDigits ? 0 : EventFlags.roundTrips);
  }

  fail(at: number, expected: string, reason: ScanFailure['reason'] = 'malformed'): -1 {
    this.failure = { at, reason, expected };
    return -1;
  }

  /** Past white space. */
  space(start: number): number {
    const { buffer, end } = this;
    let at = start;
    while (at < end && isSpace(buffer[at] as number)) at++;
    return at;
  }

  /**
   * Reads one value of any kind.
   *
   * @param depth how many maps and lists are open around it.
   */
  value(start: number, depth: number): number {
    const { buffer, end } = this;
    const closers = this.#closers;
    let level = depth;
    let at = start;
    for (;;) {
      if (at >= end) return this.fail(at, 'a value');
      const first = buffer[at] as number;
      if (first === QUOTE) at = this.string(at + 1);
      else if (first === OPEN_MAP || first === OPEN_LIST) {
        if (level >= this.maxDepth) return this.fail(at, '', 'deep');
        at = this.#next(at + 1);
        const closer = first + 2;
        if (at < end && buffer[at] === closer) at++;
        else {
          closers[level++] = closer;
          if (first === OPEN_MAP) at = this.name(at);
          if (at < 0) return -1;
          continue;
        }
      } else if (first === MINUS || (first >= ZERO && first <= 0x39)) at = this.number(at);
      else if (isSpace(first)) {
        at++;
        continue;
      } else at = this.#word(at);
      if (at < 0) return -1;
      // Behind a value: close what ends here, and go on with what follows.
      for (;;) {
        if (level === depth) return at;
        const closer = closers[level - 1];
        const byte = at < end ? (buffer[at] as number) : 0;
        if (byte === COMMA) {
          at++;
          if (closer === CLOSE_MAP) {
            if (at < end && buffer[at] === QUOTE) {
              at = this.string(at + 1);
              if (at >= 0 && at < end && buffer[at] === COLON) at++;
              else at = at < 0 ? -1 : this.colon(at);
            } else at = this.name(this.#next(at));
            if (at < 0) return -1;
          }
          break;
        }
        if (byte === closer) {
          at++;
          level--;
        } else if (isSpace(byte)) at++;
        else return this.fail(at, closer === CLOSE_MAP ? 'a comma or }' : 'a comma or ]');
      }
    }
  }

  /** Reads a member's name and the colon behind it. */
  name(start: number): number {
    const { buffer, end } = this;
    if (start >= end || buffer[start] !== QUOTE) return this.fail(start, 'a name in quotes');
    const behind = this.string(start + 1);
    return behind < 0 ? -1 : this.colon(behind);
  }

  /** Reads a colon, and white space on both sides of it. */
  colon(start: number): number {
    const { buffer, end } = this;
    const at = start < end && buffer[start] === COLON ? start : this.space(start);
    if (at >= end || buffer[at] !== COLON) return this.fail(at, 'a colon');
    return this.#next(at + 1);
  }

  /** Reads a string, from behind its first quote; four bytes at a time, as nearly all of an event is strings. */
  string(start: number): number {
    const { buffer, end } = this;
    const words = this.#words;
    const lastWord = end - 4;
    let bits = 0;
    let at = start;
    for (;;) {
      while (at <= lastWord) {
        const word = words.getInt32(at, true);
        bits |= word;
        const quotes = word ^ 0x22222222;
        const backslashes = word ^ 0x5c5c5c5c;
        // The lowest high bit that is left marks the first byte that is a quote, a backslash or below 0x20.
        const found =
          (((quotes - ONES) & ~quotes) |
            ((backslashes - ONES) & ~backslashes) |
            ((word - 0x20202020) & ~word)) &
          HIGH_BITS;
        if (found !== 0) {
          at += (31 - Math.clz32(found & -found)) >> 3;
          break;
        }
        at += 4;
      }
      if (at >= end) return this.fail(end, 'a closing quote');
      const byte = buffer[at] as number;
      if (byte === QUOTE) {
        this.stringBits |= bits;
        return at + 1;
      }
      if (byte === BACKSLASH) {
        at = this.#escape(at + 1);
        if (at < 0) return -1;
      } else if (byte < 0x20) return this.fail(at, 'an escape sequence for a control character');
      bits |= byte;
      at++;
    }
  }

  number(start: number): number {
    const { buffer, end } = this;
    let at = buffer[start] === MINUS ? start + 1 : start;
    const whole = at;
    at = this.#digits(at);
    if (at < 0) return -1;
    if (buffer[whole] === ZERO && at > whole + 1)
      return this.fail(whole + 1, 'no digit after a leading zero');
    let suspicious = at - whole > SAFE_DIGITS || (whole > start && buffer[whole] === ZERO);
    if (at < end && buffer[at] === DOT) {
      at = this.#digits(at + 1);
      if (at < 0) return -1;
      // Below 0.000001 JavaScript prints an exponent.
      const small = buffer[whole] === ZERO && buffer[whole + 2] === ZERO;
      suspicious ||= small || buffer[at - 1] === ZERO || at - whole > SAFE_DIGITS + 1;
    }
    if (at < end && ((buffer[at] as number) | 0x20) === 0x65) {
      const sign = buffer[at + 1];
      at = this.#digits(sign === MINUS || sign === 0x2b ? at + 2 : at + 1);
      if (at < 0) return -1;
      suspicious = true;
    }
    if (suspicious && !this.losesDigits) this.losesDigits = !this.#roundTrips(start, at);
    return at;
  }

  #digits(start: number): number {
    const { buffer, end } = this;
    let at = start;
    while (at < end && ((buffer[at] as number) - ZERO) >>> 0 <= 9) at++;
    return at > start ? at : this.fail(at, 'a digit');
  }

  #roundTrips(start: number, end: number): boolean {
    if (end - start > LONGEST_NUMBER) return false;
    let text = '';
    for (let at = start; at < end; at++) text += String.fromCharCode(this.buffer[at] as number);
    return String(Number(text)) === text;
  }

  /** Reads an escape sequence from behind its backslash; answers the offset of its last byte. */
  #escape(at: number): number {
    const { buffer, end } = this;
    this.escapes++;
    const byte = at < end ? (buffer[at] as number) : 0;
    if (simpleEscapes.has(byte)) return at;
    if (byte !== 0x75) return this.fail(at, 'an escape sequence');
    for (let digit = at + 1; digit <= at + 4; digit++) {
      if (digit >= end || !isHex(buffer[digit] as number)) return this.fail(digit, 'four hexadecimal digits');
    }
    return at + 4;
  }

  #word(start: number): number {
    const { buffer, end } = this;
    for (const word of words) {
      if (buffer[start] !== word[0]) continue;
      for (let offset = 1; offset < word.length; offset++) {
        const at = start + offset;
        if (at >= end || buffer[at] !== word[offset]) return this.fail(at, 'true, false or null');
      }
      return start + word.length;
    }
    return this.fail(start, 'a value');
  }

  /** Past white space, quick where there is none. */
  #next(at: number): number {
    return at < this.end && (this.buffer[at] as number) > 0x20 ? at : this.space(at);
  }
}

const words = ['true', 'false', 'null'].map((word) => Buffer.from(word));
const simpleEscapes = new Set(Buffer.from('"\\/bfnrt'));

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isHex(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}
