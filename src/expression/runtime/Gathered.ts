import { appendValues } from './appendValues.ts';

/** Values joined one after another as `$append` joins them, in time in proportion to their items. */
export class Gathered {
  value: unknown;
  #isOwn = false;

  constructor(first: unknown) {
    this.value = first;
  }

  add(next: unknown): void {
    if (next === undefined) return;
    if (!this.#isOwn) {
      this.#isOwn = this.value !== undefined;
      this.value = appendValues(this.value, next);
      return;
    }
    const list = this.value as unknown[];
    if (Array.isArray(next)) for (const item of next) list.push(item);
    else list.push(next);
  }
}
