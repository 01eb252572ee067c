import { LinearSearch } from './LinearSearch.ts';
import type { RegexMatcher, RegexSearch } from './RegexMatcher.ts';
import type { RegexProgram } from './RegexProgram.ts';

/** An engine that takes time and memory in proportion to the text, whatever the pattern and the text. */
export class LinearMatcher implements RegexMatcher {
  readonly source: string;
  readonly #program: RegexProgram;
  readonly #patience: number;

  /** Patience is how many steps for each unit of a text it takes without remembering them. */
  constructor(source: string, program: RegexProgram, patience = 4) {
    this.source = source;
    this.#program = program;
    this.#patience = patience;
  }

  search(text: string): RegexSearch {
    return new LinearSearch(this.#program, text, text.length * this.#patience);
  }
}
