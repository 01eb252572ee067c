import { Code } from './Code.ts';

/**
 * The values that generated code refers to: each gets a generated name and reaches the code as a parameter, never
 * as text.
 */
export class Scope {
  readonly #names = new Map<unknown, Code>();
  readonly #definitions = new Map<string, { readonly name: Code; readonly code: Code }>();
  readonly #counts = new Map<string, number>();

  /** The name of a value; the same value always answers to one name. `hint` makes emitted code readable. */
  value(value: unknown, hint: string): Code {
    const known = this.#names.get(value);
    if (known !== undefined) return known;
    const name = this.#fresh(hint);
    this.#names.set(value, name);
    return name;
  }

  /** The name of code that stands before all else: made once for a key, by whoever asks first. */
  define(key: string, hint: string, make: () => Code): Code {
    const known = this.#definitions.get(key);
    if (known !== undefined) return known.name;
    const name = this.#fresh(hint);
    this.#definitions.set(key, { name, code: make() });
    return name;
  }

  definitions(): { readonly name: Code; readonly code: Code }[] {
    return [...this.#definitions.values()];
  }

  /** Names for one function's variables: its own, and none that a value of this scope could have. */
  locals(): (hint: string) => Code {
    const locals = new Scope();
    return (hint) => locals.#fresh(`${hint}_`);
  }

  entries(): [name: string, value: unknown][] {
    return [...this.#names].map(([value, name]) => [name.toString(), value]);
  }

  /** Hints are names that the compiler's authors chose; a text of a user that slipped in is refused. */
  #fresh(hint: string): Code {
    if (!/^[A-Za-z]\w*$/.test(hint)) {
      throw new Error(`${JSON.stringify(hint)} is no name for generated code`);
    }
    const count = this.#counts.get(hint) ?? 0;
    this.#counts.set(hint, count + 1);
    return new Code(count === 0 ? hint : `${hint}${hint.endsWith('_') ? '' : '$'}${count}`);
  }
}
