import { Code, code, joinCode } from './Code.ts';
import type { Datum } from './Datum.ts';

/** How a value came about: a function of the run-time library, called with data. */
export interface Recipe {
  readonly make: (...args: never[]) => unknown;
  readonly args: readonly Datum[];
}

/**
 * The values that generated code refers to: each gets a generated name and reaches the code as a parameter, never
 * as text. A value is one of three things, so that a module can be written that has the same values: something that
 * the run-time library exports, data, or what a function of the library makes of data.
 */
export class Scope {
  readonly #names = new Map<unknown, Code>();
  readonly #recipes = new Map<unknown, Recipe>();
  readonly #definitions = new Map<string, { readonly name: Code; readonly code: Code }>();
  readonly #counts = new Map<string, number>();

  /**
   * The name of data, or of something that the run-time library exports; the same value always answers to one name.
   * `hint` makes emitted code readable.
   */
  value(value: unknown, hint: string): Code {
    const known = this.#names.get(value);
    if (known !== undefined) return known;
    const name = this.#fresh(hint);
    this.#names.set(value, name);
    return name;
  }

  /** The name of what a function of the run-time library makes of data; each call makes another. */
  make<Args extends readonly Datum[]>(make: (...args: Args) => object, args: Args, hint: string): Code {
    const made = make(...args);
    this.#recipes.set(made, { make: make as Recipe['make'], args });
    return this.value(made, hint);
  }

  /** The name of code that stands before all else: made once for a key, by whoever asks first. */
  define(key: string, hint: string, make: () => Code): Code {
    const known = this.#definitions.get(key);
    if (known !== undefined) return known.name;
    const name = this.#fresh(hint);
    this.#definitions.set(key, { name, code: make() });
    return name;
  }

  /** Statements that define what `define` was asked for. */
  definitions(): Code {
    const statements = [...this.#definitions.values()].map(
      ({ name, code: made }) => code`const ${name} = ${made};`,
    );
    return joinCode(statements);
  }

  /** Names for one function's variables: its own, and none that a value of this scope could have. */
  locals(): (hint: string) => Code {
    const locals = new Scope();
    return (hint) => locals.#fresh(`${hint}_`);
  }

  entries(): { readonly name: Code; readonly value: unknown; readonly recipe: Recipe | undefined }[] {
    return [...this.#names].map(([value, name]) => ({ name, value, recipe: this.#recipes.get(value) }));
  }

  /** Hints are names that the compiler's authors chose; a text of a user that slipped in is refused. */
  #fresh(hint: string): Code {
    const count = this.#counts.get(hint) ?? 0;
    if (count === 0 && !/^[A-Za-z]\w*$/.test(hint)) {
      throw new Error(`${JSON.stringify(hint)} is no name for generated code`);
    }
    this.#counts.set(hint, count + 1);
    return new Code(count === 0 ? hint : `${hint}${hint.endsWith('_') ? '' : '$'}${count}`);
  }
}
