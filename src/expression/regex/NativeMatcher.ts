import { ExpressionFault } from '../ExpressionFault.ts';
import { analyseNativePattern, type NativePattern } from './NativePattern.ts';
import type { RegexMatcher, RegexSearch } from './RegexMatcher.ts';

/** JavaScript's own engine: exact and fast, and for some patterns as slow as 2^n or n² over a text of n units. */
export class NativeMatcher implements RegexMatcher {
  readonly source: string;
  readonly #regExp: RegExp;

  /** A RegExp with the flag `g`. It is copied: the parser's tree stays as it is. */
  constructor(regExp: RegExp) {
    this.source = regExp.source;
    this.#regExp = new RegExp(regExp);
  }

  get tester(): RegExp {
    return new RegExp(this.source, this.#regExp.flags.replace('g', ''));
  }

  get native(): NativePattern | undefined {
    return analyseNativePattern(this.#regExp);
  }

  search(text: string): RegexSearch {
    return new NativeSearch(this.#regExp, text);
  }
}

class NativeSearch implements RegexSearch {
  start = 0;
  end = 0;
  readonly #regExp: RegExp;
  readonly #text: string;
  #found: RegExpExecArray | null = null;

  constructor(regExp: RegExp, text: string) {
    this.#regExp = regExp;
    this.#text = text;
  }

  find(from: number): boolean {
    this.#regExp.lastIndex = from;
    const found = this.#exec();
    if (found === null) return false;
    this.#found = found;
    this.start = found.index;
    this.end = found.index + found[0].length;
    return true;
  }

  #exec(): RegExpExecArray | null {
    try {
      return this.#regExp.exec(this.#text);
    } catch (thrown) {
      // Its stack is limited, and what it throws then is no bug of ours.
      throw ExpressionFault.from(thrown);
    }
  }

  groups(): (string | undefined)[] {
    return this.#found?.slice(1) ?? [];
  }
}
