import type { MemberNames } from './MemberNames.ts';

/** Numbers kept of a member: its code, and the offsets of its name and of the start and the end of its value. */
const STRIDE = 4;
const USUAL_ROWS = 64;

/** Beside the code of a name: that it was written with escape sequences, and that the member does not count. */
const ESCAPED = 0x10000;
const DROPPED = 0x20000;
/** The code of a name that is no field. */
const OTHER = 0x8000;
const CAMEL = 1;

/**
 * The members of one object by their offsets, and which of them count: the last of several with one name, and the
 * snake_case one where both spellings of a field occur.
 */
export class MemberTable {
  readonly names: MemberNames;
  buffer: Buffer = Buffer.alloc(0);
  count = 0;
  #rows = new Int32Array(USUAL_ROWS * STRIDE);
  /** The row that counts for each field, -1 where there is none. */
  readonly #rowOfField: Int32Array;
  /** The row that counts for each name that is no field. */
  readonly #rowOfOther = new Map<string, number>();

  constructor(names: MemberNames) {
    this.names = names;
    this.#rowOfField = new Int32Array(names.fields.length).fill(-1);
  }

  /** Makes the table ready for another object. */
  clear(buffer: Buffer): void {
    this.buffer = buffer;
    if (this.count > USUAL_ROWS) this.#rows = new Int32Array(USUAL_ROWS * STRIDE);
    this.count = 0;
    const rows = this.#rowOfField;
    for (let field = 0; field < rows.length; field++) rows[field] = -1;
    if (this.#rowOfOther.size > 0) this.#rowOfOther.clear();
  }

  /** The code of the name from `start` to `end`, quotes included; below 0 when it is no field. */
  codeOf(start: number, end: number, escaped: boolean): number {
    if (!escaped) return this.names.find(this.buffer, start + 1, end - 1);
    const code = this.names.findText(this.#text(start, end));
    return code < 0 ? -1 : code | ESCAPED;
  }

  /** Notes a member that does not count, whatever else the object holds. */
  addDropped(nameStart: number, valueStart: number, valueEnd: number): void {
    this.#place(OTHER | DROPPED, nameStart, valueStart, valueEnd);
  }

  add(code: number, nameStart: number, nameEnd: number, valueStart: number, valueEnd: number): void {
    if (code < 0) {
      this.#replaceOther(nameStart, nameEnd);
      this.#place(OTHER, nameStart, valueStart, valueEnd);
    } else if (this.#replaceField(code)) this.#place(code, nameStart, valueStart, valueEnd);
    else this.#place(code | DROPPED, nameStart, valueStart, valueEnd);
  }

  /** Offset of a member's name, at its first quote. */
  nameStart(row: number): number {
    return this.#rows[row * STRIDE + 1] as number;
  }

  valueStart(row: number): number {
    return this.#rows[row * STRIDE + 2] as number;
  }

  /** Exclusive. */
  valueEnd(row: number): number {
    return this.#rows[row * STRIDE + 3] as number;
  }

  /** The row that counts for a field, or -1. */
  rowOf(field: number): number {
    return this.#rowOfField[field] as number;
  }

  /** The field of a row, or -1. */
  fieldAt(row: number): number {
    const code = this.#code(row);
    return (code & OTHER) !== 0 ? -1 : fieldOf(code);
  }

  isDropped(row: number): boolean {
    return (this.#code(row) & DROPPED) !== 0;
  }

  isCamel(row: number): boolean {
    return (this.#code(row) & CAMEL) !== 0;
  }

  hasCamel(): boolean {
    for (let row = 0; row < this.count; row++) if (this.isCamel(row)) return true;
    return false;
  }

  /** Whether the name of a row is written otherwise than its field is called. */
  isRenamed(row: number): boolean {
    return (this.#code(row) & (CAMEL | ESCAPED)) !== 0;
  }

  #code(row: number): number {
    return this.#rows[row * STRIDE] as number;
  }

  #drop(row: number): void {
    this.#rows[row * STRIDE] = this.#code(row) | DROPPED;
  }

  /** Makes the next row the one that counts for its field; false when the one that is there prevails. */
  #replaceField(code: number): boolean {
    const field = fieldOf(code);
    const earlier = this.rowOf(field);
    if (earlier >= 0) {
      if ((code & CAMEL) > (this.#code(earlier) & CAMEL)) return false;
      this.#drop(earlier);
    }
    this.#rowOfField[field] = this.count;
    return true;
  }

  #replaceOther(nameStart: number, nameEnd: number): void {
    const name = this.#text(nameStart, nameEnd);
    const earlier = this.#rowOfOther.get(name);
    if (earlier !== undefined) this.#drop(earlier);
    this.#rowOfOther.set(name, this.count);
  }

  #place(code: number, nameStart: number, valueStart: number, valueEnd: number): void {
    const at = this.count++ * STRIDE;
    if (at === this.#rows.length) this.#grow();
    const rows = this.#rows;
    rows[at] = code;
    rows[at + 1] = nameStart;
    rows[at + 2] = valueStart;
    rows[at + 3] = valueEnd;
  }

  #grow(): void {
    const rows = new Int32Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
  }

  #text(start: number, end: number): string {
    return JSON.parse(this.buffer.toString('utf8', start, end));
  }
}

/** The field of a code that is one. */
export function fieldOf(code: number): number {
  return (code & ~(ESCAPED | DROPPED)) >> 1;
}
