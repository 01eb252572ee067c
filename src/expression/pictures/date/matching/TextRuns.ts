import type { CharSet } from './CharSet.ts';

interface Run {
  readonly start: number;
  readonly end: number;
}

/**
 * Tells where characters of a set end in a text. Remembers the last run of each set: a search asks for one again from
 * inside, or from the place before, and must not look at all of it each time.
 */
export class TextRuns {
  readonly #text: string;
  readonly #last = new Map<CharSet, Run>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The place itself when what stands there does not belong. */
  endOf(set: CharSet, start: number): number {
    const last = this.#last.get(set);
    if (last !== undefined && start >= last.start && start < last.end) return last.end;
    let end = start;
    while (set(this.#text.charCodeAt(end))) {
      end++;
      if (last !== undefined && end === last.start) end = last.end;
    }
    if (end > start) this.#last.set(set, { start, end });
    return end;
  }
}
