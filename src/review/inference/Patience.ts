import { Allowance } from '../../expression/runtime/Allowance.ts';

/** As many steps of expressions as one evaluation in a blueprint may take: some tenths of a second. */
const mostSteps = 4_000_000;
/** Milliseconds for work that the steps do not see. */
const longest = 5000;

/**
 * How long a proof may be sought. What is found may not depend on how busy a machine is: tries are counted, and the
 * work of expressions. The clock is a last resort.
 */
export class Patience {
  readonly #tries: number;
  readonly #steps = Allowance.taken + mostSteps;
  readonly #end = performance.now() + longest;
  #tried = 0;

  /** @param tries so many events are tried at most. */
  constructor(tries: number) {
    this.#tries = tries;
  }

  /** Whether one more event may be tried, which counts it. */
  tries(): boolean {
    this.#tried += 1;
    return this.#tried <= this.#tries && Allowance.taken <= this.#steps && performance.now() <= this.#end;
  }
}
