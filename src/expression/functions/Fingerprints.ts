import { Allowance } from '../runtime/Allowance.ts';
import { FunctionValue } from '../runtime/FunctionValue.ts';

/** A member that is put in order and written down. */
const stepsPerMember = 8;

/**
 * Lists and maps, each noted once: those that are equal as `=` sees it have one fingerprint, so that many of them
 * need not be compared with each other.
 */
export class Fingerprints {
  readonly #seen = new Set<unknown>();
  readonly #functions = new Map<FunctionValue, number>();
  #unequal = 0;

  /** Whether none that is equal was added before. The same object always equals itself, whatever is in it. */
  add(value: object): boolean {
    if (this.#seen.has(value)) return false;
    const fingerprint = this.#of(value);
    const isNew = !this.#seen.has(fingerprint);
    this.#seen.add(value).add(fingerprint);
    return isNew;
  }

  #of(value: unknown): string {
    if (typeof value === 'string') {
      Allowance.write(value.length);
      return JSON.stringify(value);
    }
    // The negative zero equals zero, and has its text.
    if (typeof value === 'number') return Number.isNaN(value) ? `NaN ${this.#unequal++}` : String(value);
    if (typeof value !== 'object' || value === null) return String(value);
    if (value instanceof FunctionValue) return `function ${this.#number(value)}`;
    return Array.isArray(value) || isLikeList(value)
      ? this.#ofList(value)
      : this.#ofMap(value as Readonly<Record<string, unknown>>);
  }

  #ofList(list: ArrayLike<unknown>): string {
    Allowance.make(list.length);
    let fingerprint = '[';
    for (let index = 0; index < list.length; index++) fingerprint += `${this.#of(list[index])},`;
    return `${fingerprint}]`;
  }

  #ofMap(map: Readonly<Record<string, unknown>>): string {
    const members = Object.keys(map).sort();
    Allowance.make(members.length);
    Allowance.spend(members.length * stepsPerMember);
    return `{${members.map((name) => `${JSON.stringify(name)}:${this.#of(map[name])}`).join(',')}}`;
  }

  #number(value: FunctionValue): number {
    const known = this.#functions.get(value);
    if (known !== undefined) return known;
    this.#functions.set(value, this.#functions.size);
    return this.#functions.size - 1;
  }
}

/** A map that has a list's own properties, its length among them, equals the list. */
function isLikeList(value: object): value is ArrayLike<unknown> {
  if (!Object.hasOwn(value, 'length')) return false;
  const { length } = value as ArrayLike<unknown>;
  const names = Object.keys(value);
  return (
    names.length - 1 === length && names.every((name, index) => name === 'length' || Number(name) === index)
  );
}
