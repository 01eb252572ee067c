import { ExpressionFault } from '../ExpressionFault.ts';
import { applyFunction } from './applyFunction.ts';
import { FunctionValue } from './FunctionValue.ts';

/**
 * The matches that a function finds in a text: called with the text it answers a map of `match`, `start`, `end`,
 * `groups` and `next`, of which `next` is a function that answers the next such map (JSONata standard, "Regular
 * expressions"). What it answers is used as it is; what cannot be used so fails as JavaScript fails.
 */
export class CalledMatches {
  readonly #matcher: unknown;
  readonly #text: string;
  #begun = false;
  /** What the function has answered last. */
  current: unknown;

  constructor(matcher: unknown, text: string) {
    this.#matcher = matcher;
    this.#text = text;
  }

  /** @throws ExpressionFault T1010 for an answer without any of what a match has. */
  advance(): boolean {
    this.current = this.#begun ? call(this.#member('next'), undefined) : call(this.#matcher, this.#text);
    this.#begun = true;
    if (this.current && !this.#isMatch()) throw ExpressionFault.of('T1010');
    return this.current !== undefined;
  }

  get match(): string {
    return this.#member('match') as string;
  }

  get start(): number {
    return this.#member('start') as number;
  }

  get end(): number {
    return this.#member('end') as number;
  }

  groups(): readonly (string | undefined)[] {
    return this.#member('groups') as readonly (string | undefined)[];
  }

  /** As loose as the package, which takes any one of these for a match. */
  #isMatch(): boolean {
    return (
      typeof this.#member('start') === 'number' ||
      this.#member('end') === 'number' ||
      Array.isArray(this.#member('groups')) ||
      this.#member('next') instanceof FunctionValue
    );
  }

  #member(name: string): unknown {
    const { current } = this;
    if (current === null) throw new TypeError('null is no match');
    return Object.hasOwn(Object(current), name) ? (current as Record<string, unknown>)[name] : undefined;
  }
}

function call(matcher: unknown, text: string | undefined): unknown {
  if (!(matcher instanceof FunctionValue)) throw new TypeError('a matcher has to be a function');
  return applyFunction(matcher, [text], null);
}
