import type { ExpressionBudget } from '../ExpressionBudget.ts';
import { ExpressionFault } from '../ExpressionFault.ts';

/** Units of work between two looks at the clock: some microseconds of work. */
const unitsPerLook = 1024;

/**
 * What one evaluation may still spend. Evaluations run to their end without a pause, so one allowance is current at
 * a time; without a budget there is none, and nothing is counted.
 */
export class Allowance {
  static #current: Allowance | undefined;
  readonly #budget: ExpressionBudget;
  readonly #deadline: number;
  #units = unitsPerLook;
  #depth = 0;

  private constructor(budget: ExpressionBudget) {
    this.#budget = budget;
    this.#deadline = performance.now() + (budget.timeLimitMs ?? Number.POSITIVE_INFINITY);
  }

  /** Evaluates within a budget. */
  static during<Result>(budget: ExpressionBudget, evaluate: () => Result): Result {
    const outer = Allowance.#current;
    Allowance.#current = new Allowance(budget);
    try {
      return evaluate();
    } finally {
      Allowance.#current = outer;
    }
  }

  /** Counts a function call that begins, nested in so many nodes. @throws ExpressionFault D1011 when it nests too deep, D1012 after too long. */
  static enter(nodes: number): void {
    const current = Allowance.#current;
    if (current === undefined) return;
    const { depthLimit } = current.#budget;
    current.#depth += nodes;
    // Whatever is called evaluates one node at least.
    if (current.#depth >= (depthLimit ?? Number.POSITIVE_INFINITY)) {
      throw ExpressionFault.of('D1011', { value: depthLimit });
    }
    current.#spend(1);
  }

  /** The call ends, well or badly. */
  static leave(nodes: number): void {
    if (Allowance.#current !== undefined) Allowance.#current.#depth -= nodes;
  }

  /** Counts units of work, such as the items that a step goes through. @throws ExpressionFault D1012 after too long. */
  static spend(units: number): void {
    const current = Allowance.#current;
    if (current !== undefined) current.#spend(units);
  }

  #spend(units: number): void {
    this.#units -= units;
    if (this.#units > 0) return;
    this.#units = unitsPerLook;
    if (performance.now() > this.#deadline)
      throw ExpressionFault.of('D1012', { value: this.#budget.timeLimitMs });
  }
}
