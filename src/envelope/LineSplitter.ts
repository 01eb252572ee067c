const NEWLINE = 0x0a;

/** One line without its end; `bytes` is undefined where it was longer than allowed, and was not kept. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly size: number;
  readonly bytes: Buffer | undefined;
}

/** Cuts a stream of bytes into lines, holding no more of a line than is allowed. */
export class LineSplitter {
  readonly #limit: number;
  #parts: Buffer[] = [];
  #size = 0;
  #number = 0;

  /** @param limit bytes of a line. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The lines that end within this part of the stream. */
  *push(part: Buffer): Generator<Line> {
    let start = 0;
    for (let end = part.indexOf(NEWLINE); end >= 0; end = part.indexOf(NEWLINE, start)) {
      this.#hold(part.subarray(start, end));
      yield this.#take();
      start = end + 1;
    }
    this.#hold(part.subarray(start));
  }

  /** The last line, where the stream does not end with a line's end. */
  *end(): Generator<Line> {
    if (this.#size > 0) yield this.#take();
  }

  #hold(part: Buffer): void {
    this.#size += part.length;
    if (this.#size > this.#limit) this.#parts = [];
    else if (part.length > 0) this.#parts.push(part);
  }

  #take(): Line {
    const bytes = this.#size > this.#limit ? undefined : joined(this.#parts);
    const line = { number: ++this.#number, size: this.#size, bytes };
    this.#parts = [];
    this.#size = 0;
    return line;
  }
}

function joined(parts: Buffer[]): Buffer {
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
}
