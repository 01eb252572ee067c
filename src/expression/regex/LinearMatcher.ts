import { compileRegex } from './compileRegex.ts';
import { LinearSearch } from './LinearSearch.ts';
import type { ParsedRegex } from './parseRegex.ts';
import type { RegexMatcher, RegexSearch } from './RegexMatcher.ts';
import type { RegexProgram } from './RegexProgram.ts';
import { withoutGroups } from './RegexTree.ts';

/** An engine that takes time and memory in proportion to the text, whatever the pattern and the text. */
export class LinearMatcher implements RegexMatcher {
  readonly source: string;
  readonly #program: RegexProgram;
  /** The same for those who do not ask what the groups took, which may cost as much as all the rest. */
  readonly #bare: RegexProgram;
  readonly #patience: number;

  private constructor(source: string, program: RegexProgram, bare: RegexProgram, patience: number) {
    this.source = source;
    this.#program = program;
    this.#bare = bare;
    this.#patience = patience;
  }

  /** Undefined for a pattern that is too large. Patience is how many steps a unit it takes without a memory of them. */
  static of(source: string, parsed: ParsedRegex, patience = 1): LinearMatcher | undefined {
    const program = compileRegex(parsed);
    if (program === undefined || parsed.groups === 0) {
      return program && new LinearMatcher(source, program, program, patience);
    }
    const bare = compileRegex({ tree: withoutGroups(parsed.tree), groups: 0 });
    return bare && new LinearMatcher(source, program, bare, patience);
  }

  search(text: string, withGroups = true): RegexSearch {
    const program = withGroups ? this.#program : this.#bare;
    return new LinearSearch(program, text, text.length * this.#patience);
  }
}
