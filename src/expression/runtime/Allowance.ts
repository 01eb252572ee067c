import type { ExpressionBudget } from '../ExpressionBudget.ts';
import { ExpressionFault } from '../ExpressionFault.ts';

/** Steps between two looks at the clock: some microseconds of work. */
const stepsPerLook = 1024;

/** A call of a function, with its arguments and its frame. */
const stepsPerCall = 16;

/** Characters that a built-in function goes through, copies or compares in the time of a step. */
const charactersPerStep = 64;
/** The same for items of a list. */
const itemsPerStep = 8;

/**
 * What one evaluation may still spend. Evaluations run to their end without a pause, so one allowance is current at
 * a time; without a budget there is none, and nothing is counted.
 *
 * Work is counted where it is done, or before: whatever JavaScript does in one go (a join, a search, JSON) is counted
 * by its size before it begins. So is what is made; lists and texts that are only handed on are not.
 */
export class Allowance {
  static #current: Allowance | undefined;
  static #taken = 0;
  readonly #budget: ExpressionBudget;
  #deadline: number | undefined;
  #untilLook = stepsPerLook;
  #steps: number;
  #characters: number;
  #items: number;
  #depth = 0;

  private constructor(budget: ExpressionBudget) {
    this.#budget = budget;
    this.#steps = budget.stepLimit ?? Number.POSITIVE_INFINITY;
    this.#characters = budget.characterLimit ?? Number.POSITIVE_INFINITY;
    this.#items = budget.itemLimit ?? Number.POSITIVE_INFINITY;
  }

  /** Evaluates within a budget. @throws ExpressionFault also where JavaScript itself ends it: a stack too deep, a text too long. */
  static during<Result>(budget: ExpressionBudget, evaluate: () => Result): Result {
    const outer = Allowance.#current;
    Allowance.#current = new Allowance(budget);
    try {
      return evaluate();
    } catch (thrown) {
      throw thrown instanceof RangeError ? endedBy(thrown) : thrown;
    } finally {
      Allowance.#current = outer;
    }
  }

  /** The steps that all evaluations of this thread have taken so far, but for a thousand of each: how much work it was. */
  static get taken(): number {
    return Allowance.#taken;
  }

  /** Whether anything is counted now: for what has to be measured first. */
  static get isCurrent(): boolean {
    return Allowance.#current !== undefined;
  }

  /** Counts a function call that begins, nested in so many nodes. @throws ExpressionFault D1011 when it nests too deep, `budget`, D1012 */
  static enter(nodes: number): void {
    const current = Allowance.#current;
    if (current === undefined) return;
    const { depthLimit } = current.#budget;
    current.#depth += nodes;
    // Whatever is called evaluates one node at least.
    if (current.#depth >= (depthLimit ?? Number.POSITIVE_INFINITY)) {
      throw ExpressionFault.of('D1011', { value: depthLimit });
    }
    current.#spend(stepsPerCall);
  }

  /** The call ends, well or badly. */
  static leave(nodes: number): void {
    if (Allowance.#current !== undefined) Allowance.#current.#depth -= nodes;
  }

  /** Counts steps of work, such as the items that a loop goes through. @throws ExpressionFault `budget` after too many, D1012 after too long. */
  static spend(steps: number): void {
    const current = Allowance.#current;
    if (current !== undefined) current.#spend(steps);
  }

  /** Counts characters that are about to be made. @throws ExpressionFault `budget` */
  static write(characters: number): void {
    const current = Allowance.#current;
    if (current !== undefined) current.#write(characters);
  }

  /** Counts items or members that are about to be made, which is work as well. @throws ExpressionFault `budget`, D1012 */
  static make(items: number): void {
    const current = Allowance.#current;
    if (current !== undefined) current.#make(items);
  }

  /**
   * Two texts as one. JavaScript keeps both as they are until somebody reads the whole, so that the shorter one counts:
   * no text is longer than all that was counted and the longest that came in.
   */
  static join(left: string, right: string): string {
    Allowance.write(Math.min(left.length, right.length));
    return left + right;
  }

  /** Counts the work of a built-in function over an argument. @throws ExpressionFault `budget`, D1012 */
  static read(argument: unknown): void {
    const current = Allowance.#current;
    if (current === undefined) return;
    if (typeof argument === 'string') current.#spend(argument.length / charactersPerStep);
    else if (Array.isArray(argument)) current.#spend(argument.length / itemsPerStep);
  }

  /** Counts what a built-in function has answered. @throws ExpressionFault `budget`, D1012 */
  static answer<Result>(result: Result): Result {
    const current = Allowance.#current;
    if (current === undefined) return result;
    if (typeof result === 'string') current.#write(result.length);
    else if (Array.isArray(result)) current.#make(result.length);
    return result;
  }

  #spend(steps: number): void {
    // What a path goes through may be data that only says how long it is.
    this.#untilLook -= steps > 0 ? steps : 1;
    if (this.#untilLook > 0) return;
    const taken = stepsPerLook - this.#untilLook;
    Allowance.#taken += taken;
    this.#steps -= taken;
    this.#untilLook = stepsPerLook;
    if (this.#steps < 0) throw exceeded(`takes more than ${this.#budget.stepLimit} steps`);
    const { timeLimitMs } = this.#budget;
    if (timeLimitMs === undefined) return;
    const now = performance.now();
    this.#deadline ??= now + timeLimitMs;
    if (now > this.#deadline) throw ExpressionFault.of('D1012', { value: timeLimitMs });
  }

  #write(characters: number): void {
    this.#characters -= characters;
    if (this.#characters < 0)
      throw exceeded(`makes more than ${this.#budget.characterLimit} characters of text`);
  }

  #make(items: number): void {
    this.#items -= items;
    if (this.#items < 0)
      throw exceeded(`makes more than ${this.#budget.itemLimit} items of lists and objects`);
    this.#spend(items);
  }
}

function exceeded(problem: string): ExpressionFault {
  return ExpressionFault.of('budget', { problem });
}

/** JavaScript has an end of its own to stacks, texts and lists. */
function endedBy(error: RangeError): ExpressionFault {
  const fault = ExpressionFault.from(error);
  return fault.code === 'D1011'
    ? fault
    : exceeded(`makes what JavaScript has no room for (${error.message})`);
}
