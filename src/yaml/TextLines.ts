import type { Span } from '../diagnostics/Span.ts';

/** Turns offsets into a text (UTF-16 units) into lines and columns. Lines end at LF; a CR before it is their last unit. */
export class TextLines {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  span(start: number, end: number): Span {
    const from = this.#place(start);
    const to = this.#place(Math.max(start, end));
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  /** The first line of a stretch, trailing blanks left out. */
  firstLine(start: number, end: number): Span {
    const [line = ''] = this.#text.slice(start, end).split('\n', 1);
    return this.span(start, start + line.trimEnd().length);
  }

  #place(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}
