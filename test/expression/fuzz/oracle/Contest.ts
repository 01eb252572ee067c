import jsonata from 'jsonata';
import { type CompiledExpression, compileExpression } from '../../../../src/expression/compileExpression.ts';
import { findLastCalls } from './builtins.ts';
import { freezeWorld } from './freezeWorld.ts';
import { losesRegex } from './losesRegex.ts';
import { isOutOfTime, type Outcome, outcomeOfFault, ranAway } from './Outcome.ts';
import { loadRepairedPackage } from './repairedPackage.ts';
import { sameOutcome, sameValue } from './sameOutcome.ts';
import { beginWork, side } from './watch.ts';

export type Verdict =
  | 'same'
  | 'different'
  /** The package hit a limit of the fuzzer's, or ours ran out of time, as a busy machine can make it. */
  | 'ran away'
  /** Ours answers as the package does without its defects: see `repairedPackage`. */
  | 'same as repaired'
  /** The package changed its own input on the way, which ours must not do. */
  | 'package changed its input';

export interface Round {
  readonly verdict: Verdict;
  readonly ours: Outcome;
  readonly theirs: Outcome;
  readonly why?: string;
}

const limits = { timeLimitMs: 250, depthLimit: 2000 };
const repaired = loadRepairedPackage();
const forgets = [await findLastCalls(jsonata), await findLastCalls(repaired)];

type Package = typeof jsonata;

/** One expression on both sides: compiled once, evaluated over any number of inputs. */
export class Contest {
  readonly mode: 'compiled' | 'interpreted' | 'refused';
  readonly #text: string;
  readonly #ours: CompiledExpression | Outcome;
  readonly #theirs: jsonata.Expression | Outcome;
  readonly #losesRegex: boolean;

  /** A budget is given to ours only where asked: code with and without counters are two codes. */
  constructor(text: string, budgeted: boolean) {
    this.#text = text;
    this.#theirs = attempt(() => parse(jsonata, text));
    this.#losesRegex = this.tree !== undefined && losesRegex(this.tree);
    this.#ours = attempt(() =>
      budgeted && !this.#losesRegex ? compileWithin(text) : compileExpression(text, budgeted ? limits : {}),
    );
    this.mode = isOutcome(this.#ours) ? 'refused' : this.#ours.mode;
  }

  /** The official parser's tree; none where the text does not parse. */
  get tree(): object | undefined {
    return isOutcome(this.#theirs) ? undefined : this.#theirs.ast();
  }

  async play(data: string | undefined, bindings: string | undefined): Promise<Round> {
    if (isOutcome(this.#ours) || isOutcome(this.#theirs)) return this.#compareParsing();
    const given = readInput(data);
    beginWork(side.package);
    const theirs = await this.#evaluate(this.#losesRegex ? this.#asMeant() : this.#theirs, given, bindings);
    const input = readInput(data);
    beginWork(side.ours);
    const ours = await this.#evaluateOurs(this.#ours, input, bindings);
    if (ranAway(theirs) || isOutOfTime(ours)) return { verdict: 'ran away', ours, theirs };
    if (this.mode === 'compiled' && !isUntouched(input, readInput(data))) {
      return { verdict: 'different', ours, theirs, why: 'the input was changed' };
    }
    if (sameOutcome(ours, theirs))
      return { verdict: this.#losesRegex ? 'same as repaired' : 'same', ours, theirs };
    beginWork(side.package);
    const asMeant = await this.#evaluate(this.#asMeant(), readInput(data), bindings);
    if (sameOutcome(ours, asMeant)) return { verdict: 'same as repaired', ours, theirs };
    if (!sameValue(given, readInput(data))) return { verdict: 'package changed its input', ours, theirs };
    return { verdict: 'different', ours, theirs };
  }

  #asMeant(): jsonata.Expression {
    return parse(repaired, this.#text);
  }

  #compareParsing(): Round {
    const parsed: Outcome = { kind: 'value', value: 'an expression' };
    const ours = isOutcome(this.#ours) ? this.#ours : parsed;
    const theirs = isOutcome(this.#theirs) ? this.#theirs : parsed;
    return { verdict: sameOutcome(ours, theirs) ? 'same' : 'different', ours, theirs };
  }

  async #evaluateOurs(
    expression: CompiledExpression,
    input: unknown,
    bindings: string | undefined,
  ): Promise<Outcome> {
    for (const forget of forgets) forget();
    const thaw = freezeWorld(this.#text);
    try {
      const value = expression.evaluate(input, readBindings(bindings));
      if (!(value instanceof Promise)) return { kind: 'value', value };
      if (expression.mode === 'compiled') return { kind: 'crash', message: 'compiled, and yet a promise' };
      return { kind: 'value', value: await value };
    } catch (thrown) {
      return outcomeOfFault(thrown);
    } finally {
      thaw();
    }
  }

  async #evaluate(
    expression: jsonata.Expression,
    input: unknown,
    bindings: string | undefined,
  ): Promise<Outcome> {
    for (const forget of forgets) forget();
    const thaw = freezeWorld(this.#text);
    try {
      return { kind: 'value', value: await expression.evaluate(input, readBindings(bindings)) };
    } catch (thrown) {
      return outcomeOfFault(thrown);
    } finally {
      thaw();
    }
  }
}

/** As blueprints do; but where a pattern cannot run in linear time, there is nothing to hold against the package. */
function compileWithin(text: string): CompiledExpression {
  const linear = compileExpression(text, { ...limits, linearRegex: true });
  return linear.mode === 'compiled' ? linear : compileExpression(text, limits);
}

function parse(implementation: Package, text: string): jsonata.Expression {
  return implementation(text, {
    timeout: limits.timeLimitMs,
    stack: limits.depthLimit,
  } as jsonata.JsonataOptions);
}

function attempt<Made>(make: () => Made): Made | Outcome {
  try {
    return make();
  } catch (thrown) {
    return outcomeOfFault(thrown);
  }
}

function isOutcome(made: object): made is Outcome {
  return 'kind' in made;
}

function readInput(data: string | undefined): unknown {
  return data === undefined ? undefined : JSON.parse(data);
}

function readBindings(bindings: string | undefined): Record<string, unknown> | undefined {
  return bindings === undefined ? undefined : JSON.parse(bindings);
}

/** Hidden properties count here: the next expression would see them. */
function isUntouched(after: unknown, before: unknown): boolean {
  if (!sameValue(after, before)) return false;
  const open: unknown[] = [after];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value) && Reflect.ownKeys(value).length !== value.length + 1) return false;
    open.push(...Object.values(value).filter((member) => typeof member === 'object' && member !== null));
  }
  return true;
}
