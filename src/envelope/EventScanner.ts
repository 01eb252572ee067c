import { eventNames, topField } from './eventNames.ts';
import type { JsonScanner } from './JsonScanner.ts';
import { fieldOf, MemberTable } from './MemberTable.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;
const NONE = -1;

/** Whether what a client sent for a field is as good as nothing. */
export type AbsenceRule = (buffer: Buffer, field: number, start: number, end: number) => boolean;

/** Reads one event: validates it, and notes the members at its top and those of `context`. */
export class EventScanner {
  readonly top = new MemberTable(eventNames.top);
  /** Filled where the `context` that counts is an object. */
  readonly context = new MemberTable(eventNames.context);
  readonly #json: JsonScanner;
  #buffer: Buffer = Buffer.alloc(0);
  #end = 0;

  constructor(json: JsonScanner) {
    this.#json = json;
  }

  open(buffer: Buffer): void {
    this.#buffer = buffer;
    this.#end = buffer.length;
    this.#json.open(buffer, buffer.length);
  }

  /**
   * Reads the object at `start`, which is at its brace.
   *
   * @returns the offset behind it, or -1 with the scanner's `failure` set.
   */
  read(start: number, absent: AbsenceRule): number {
    this.#json.forget();
    return this.#members(start + 1, this.top, topField.context, 1, absent);
  }

  /** @param nested the field whose members are noted as well. */
  #members(start: number, table: MemberTable, nested: number, depth: number, absent?: AbsenceRule): number {
    const json = this.#json;
    const buffer = this.#buffer;
    table.clear(buffer);
    let at = json.space(start);
    if (this.#byte(at) === CLOSE_MAP) return at + 1;
    for (;;) {
      if (this.#byte(at) !== QUOTE) return json.fail(at, 'a name in quotes');
      const nameStart = at;
      const escapes = json.escapes;
      const nameEnd = json.string(at + 1);
      if (nameEnd < 0) return -1;
      const code = table.codeOf(nameStart, nameEnd, json.escapes > escapes);
      const valueStart = json.colon(nameEnd);
      if (valueStart < 0) return -1;
      const field = code < 0 ? NONE : fieldOf(code);
      const isNested = field !== NONE && field === nested && this.#byte(valueStart) === OPEN_MAP;
      const valueEnd = isNested ? this.#context(valueStart) : json.value(valueStart, depth);
      if (valueEnd < 0) return -1;
      const counts = field === NONE || !absent?.(buffer, field, valueStart, valueEnd);
      if (counts) table.add(code, nameStart, nameEnd, valueStart, valueEnd);
      else table.addDropped(nameStart, valueStart, valueEnd);
      at = json.space(valueEnd);
      const mark = this.#byte(at);
      if (mark === CLOSE_MAP) return at + 1;
      if (mark !== COMMA) return json.fail(at, 'a comma or }');
      at = json.space(at + 1);
    }
  }

  #context(start: number): number {
    return this.#members(start + 1, this.context, NONE, 2);
  }

  #byte(at: number): number {
    return at < this.#end ? (this.#buffer[at] as number) : 0;
  }
}
