import { planRegex } from './planRegex.ts';
import type { RegexMatcher, RegexSearch } from './RegexMatcher.ts';

const matchers = new WeakMap<RegExp, RegexMatcher>();

/**
 * Stands in for RegExp in the jsonata package, as far as that uses it, so that the expressions it interprets keep to
 * linear time as well.
 */
export class LinearRegExp {
  lastIndex: unknown = 0;
  readonly #matcher: RegexMatcher;
  #text: string | undefined;
  #search: RegexSearch | undefined;

  /** @throws Error for a pattern that blueprints refuse. */
  constructor(regExp: RegExp) {
    this.#matcher = matchers.get(regExp) ?? planned(regExp);
    matchers.set(regExp, this.#matcher);
  }

  exec(given: unknown): (readonly (string | undefined)[] & { readonly index: number }) | null {
    const text = String(given);
    const from = Math.max(Math.trunc(Number(this.lastIndex)) || 0, 0);
    // What has failed in a text is remembered from one match to the next.
    const search = text === this.#text && this.#search ? this.#search : this.#matcher.search(text);
    this.#text = text;
    this.#search = search;
    const found = search.find(from);
    this.lastIndex = found ? search.end : 0;
    if (!found) return null;
    const { start, end } = search;
    return Object.assign([text.slice(start, end), ...search.groups()], { index: start });
  }
}

function planned(regExp: RegExp): RegexMatcher {
  const plan = planRegex(regExp);
  if ('refused' in plan) throw new Error(`The regular expression ${plan.refused}`);
  return plan.matcher;
}
