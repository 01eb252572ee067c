import { BacktrackMachine } from './BacktrackMachine.ts';
import type { RegexSearch } from './RegexMatcher.ts';
import type { RegexProgram } from './RegexProgram.ts';

/**
 * All searches of one text together take time in proportion to its length, also where each match is found only after
 * looking far ahead: what the machine remembers outlives a match.
 */
export class LinearSearch implements RegexSearch {
  start = 0;
  end = 0;
  readonly #program: RegexProgram;
  readonly #text: string;
  readonly #machine: BacktrackMachine;

  constructor(program: RegexProgram, text: string, patience: number) {
    this.#program = program;
    this.#text = text;
    this.#machine = new BacktrackMachine(program, text, patience);
  }

  groups(): (string | undefined)[] {
    const { slots } = this.#machine;
    const groups: (string | undefined)[] = [];
    for (let slot = 0; slot < slots.length; slot += 2) {
      const start = slots[slot] ?? -1;
      groups.push(start === -1 ? undefined : this.#text.slice(start, slots[slot + 1]));
    }
    return groups;
  }

  find(from: number): boolean {
    this.#machine.begin(from);
    for (let start = this.#candidate(from); start !== -1; start = this.#candidate(start + 1)) {
      const end = this.#machine.matchAt(start);
      if (end === -1) continue;
      this.start = start;
      this.end = end;
      return true;
    }
    return false;
  }

  /** The next place at which a match may begin, or -1. */
  #candidate(from: number): number {
    const { start, begin, sets, anchored } = this.#program;
    if (anchored && from > 0) return -1;
    const { length } = this.#text;
    const first = sets[begin[start] ?? -1];
    if (first === undefined) return from <= length ? from : -1;
    const { single } = first;
    if (single !== undefined) return this.#text.indexOf(String.fromCharCode(single), from);
    let place = from;
    while (place < length && !this.#machine.has(begin[start] ?? -1, place)) place++;
    return place < length ? place : -1;
  }
}
