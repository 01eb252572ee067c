import { ExpressionFault } from '../ExpressionFault.ts';
import type { RegexMatcher, RegexSearch } from '../regex/RegexMatcher.ts';
import { Allowance } from './Allowance.ts';
import { FunctionValue } from './FunctionValue.ts';
import { told } from './told.ts';

/** A match that is found and told of. */
const stepsPerMatch = 4;

/** What a regular expression answers when it is called with a text in which it matches. */
export interface RegexMatch {
  readonly match: string;
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  /** Called, it answers the next match. */
  readonly next: FunctionValue;
}

/**
 * What a regular expression literal evaluates to: a function of a text and a place to start from, which answers the
 * first match or undefined (JSONata standard, "Regular expressions"). All matches that one evaluation of the literal
 * leads to share the place where the last of them ended, whichever text that was: `next` goes on from there.
 */
export class RegexValue extends FunctionValue {
  readonly #matcher: RegexMatcher;
  readonly #position: number;
  /** As of a RegExp with the flag `g`: a number, but for a call that failed on what it was given. */
  #lastIndex: unknown = 0;

  /** The position is that of the literal's end in the text: the place of the fault D1004. */
  constructor(matcher: RegexMatcher, position: number) {
    super('native', 2, ([text, from]) => this.#call(text, from));
    this.#matcher = matcher;
    this.#position = position;
  }

  /**
   * The matches in a text, one by one, as calling this and then each `next` gives them; faster where nobody asks for
   * their groups.
   */
  matches(text: string, withGroups = true): RegexMatches {
    Allowance.spend(text.length / 4);
    return new RegexMatches(this, this.#matcher.search(text, withGroups), text);
  }

  /** Whether the text has a match. */
  test(text: string): boolean {
    Allowance.spend(text.length / 4);
    return this.first(this.#matcher.search(text, false), 0);
  }

  first(search: RegexSearch, from: unknown): boolean {
    Allowance.spend(stepsPerMatch);
    const found = search.find(indexOf(from));
    this.#lastIndex = found ? search.end : 0;
    return found;
  }

  /**
   * Goes on from where the last match ended. The text's length is compared as JavaScript does, whatever it is.
   *
   * @throws ExpressionFault D1004 for a match of no length, which would never end.
   */
  following(search: RegexSearch, length: unknown): boolean {
    if ((this.#lastIndex as number) >= (length as number)) return false;
    if (!this.first(search, this.#lastIndex)) return false;
    if (search.start < search.end) return true;
    throw ExpressionFault.of('D1004', { position: this.#position, value: this.#matcher.source });
  }

  #call(given: unknown, from: unknown): RegexMatch | undefined {
    this.#lastIndex = from || 0;
    return told(() => {
      const text = String(given);
      Allowance.spend(text.length / 4);
      const search = this.#matcher.search(text);
      return this.first(search, from || 0) ? this.#answer(given, text, search) : undefined;
    });
  }

  #answer(given: unknown, text: string, search: RegexSearch): RegexMatch {
    const { start, end } = search;
    return {
      match: text.slice(start, end),
      start,
      end,
      groups: search.groups(),
      next: new FunctionValue('native', 0, () =>
        this.following(
          search,
          told(() => lengthOf(given)),
        )
          ? this.#answer(given, text, search)
          : undefined,
      ),
    };
  }
}

/** Walks through the matches of a regular expression in one text without building what the standard answers. */
export class RegexMatches {
  readonly #regex: RegexValue;
  readonly #search: RegexSearch;
  readonly #text: string;
  #begun = false;

  constructor(regex: RegexValue, search: RegexSearch, text: string) {
    this.#regex = regex;
    this.#search = search;
    this.#text = text;
  }

  /**
   * To the first match, and then to the next one; false when there is none.
   *
   * @throws ExpressionFault D1004 when a match after the first has no length.
   */
  advance(): boolean {
    if (this.#begun) return this.#regex.following(this.#search, this.#text.length);
    this.#begun = true;
    return this.#regex.first(this.#search, 0);
  }

  get start(): number {
    return this.#search.start;
  }

  get end(): number {
    return this.#search.end;
  }

  get match(): string {
    return this.#text.slice(this.#search.start, this.#search.end);
  }

  groups(): (string | undefined)[] {
    return this.#search.groups();
  }
}

/** A place to search from, converted as RegExp converts its `lastIndex`. */
function indexOf(from: unknown): number {
  return Math.max(Math.trunc(Number(from)) || 0, 0);
}

/** The `length` that `next` compares with; only texts and lists need have one. */
function lengthOf(given: unknown): unknown {
  if (given === undefined || given === null) throw new TypeError(`${given} has no length`);
  return Object.hasOwn(Object(given), 'length') ? (given as { length: unknown }).length : undefined;
}
