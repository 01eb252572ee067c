import type { PathStep } from '../../blueprint/Path.ts';
import type { Event } from '../../envelope/Event.ts';
import { compileExpression } from '../../expression/compileExpression.ts';
import { ExpressionFault } from '../../expression/ExpressionFault.ts';
import type { ExpressionTree } from '../../expression/ExpressionTree.ts';
import type { ParsedExpression } from '../../expression/parseExpression.ts';
import { assignments, countAssignments } from './assignments.ts';
import { buildEvent } from './buildEvent.ts';
import { countedTruth } from './countedTruth.ts';
import { knownPath } from './eventSchema.ts';
import { inferExpression } from './inferExpression.ts';
import { Kind } from './Kind.ts';
import { literalsOf } from './literalsOf.ts';
import { Remembered } from './Remembered.ts';
import { readPaths } from './readPaths.ts';
import type { RouteKey } from './routeSamples.ts';
import type { SampleValues } from './SampleValues.ts';
import { samplesFor } from './samplesFor.ts';

/** Whether a condition is true for every event of a route, for none, or for some. */
export type Decision = 'always' | 'never' | 'sometimes';

/** More choices than this are not tried, nor are so many of a long condition. */
const mostChoices = 4000;
const mostCharacters = 800_000;

/**
 * Decides a condition of comparisons, `and`, `or`, `$not` and `$exists` by trying every event that it can tell apart: with
 * each value that it compares with, others on either side of it, null, and none. Undefined when its form is another, or
 * there are too many; of counts and lengths, what cannot be otherwise is known in any form.
 *
 * @param guard another condition that the events have passed.
 */
export function decideCondition(
  condition: ParsedExpression,
  route: RouteKey,
  guard: ParsedExpression | undefined,
): Decision | undefined {
  const question = [condition.text, guard?.text, route.event, [...route.entries]];
  return decisions.of(JSON.stringify(question), () => decide(condition, route, guard));
}

const decisions = new Remembered<Decision | undefined>();

function decide(
  { text, tree }: ParsedExpression,
  route: RouteKey,
  guard: ParsedExpression | undefined,
): Decision | undefined {
  if ((inferExpression(tree).kinds & Kind.boolean) === 0) return 'never';
  const counted = countedTruth(tree);
  if (counted !== undefined) return counted === 'true' ? 'always' : 'never';
  if (!isDecidable(tree)) return undefined;
  const guarding = guard !== undefined && isDecidable(guard.tree) ? guard : undefined;
  const samples = samplesOf([tree, ...(guarding === undefined ? [] : [guarding.tree])], route);
  if (samples === undefined) return undefined;
  const choices = countAssignments(samples);
  if (choices > mostChoices || choices * text.length > mostCharacters) return undefined;
  const passes = evaluator(text);
  const passesGuard = guarding === undefined ? () => true : evaluator(guarding.text);
  let [isTrue, isFalse] = [false, false];
  for (const assigned of assignments(samples)) {
    const event = buildEvent(assigned);
    if (!passesGuard(event)) continue;
    if (passes(event)) isTrue = true;
    else isFalse = true;
    if (isTrue && isFalse) return 'sometimes';
  }
  if (isTrue === isFalse) return undefined;
  return isTrue ? 'always' : 'never';
}

const evaluators = new Remembered<(event: Event) => boolean>(500);

function evaluator(text: string): (event: Event) => boolean {
  return evaluators.of(text, () => compile(text));
}

function compile(text: string): (event: Event) => boolean {
  const { mode, evaluate } = compileExpression(text);
  if (mode !== 'compiled') throw new Error('what is decidable compiles');
  return (event) => {
    try {
      return evaluate(event) === true;
    } catch (thrown) {
      if (thrown instanceof ExpressionFault) return false;
      throw thrown;
    }
  };
}

const operators = new Set(['and', 'or', '=', '!=', '<', '<=', '>', '>=', 'in']);
const literals = new Set(['string', 'number', 'value']);
const functions = new Set(['not', 'exists', 'boolean']);

/** Whether an expression tells events apart by comparing what stands at paths, and in no other way. */
function isDecidable(tree: ExpressionTree | undefined): boolean {
  if (tree === undefined || tree.predicate !== undefined || tree.group !== undefined) return false;
  const { type, value, lhs, rhs, expressions = [], arguments: args = [], procedure } = tree;
  if (literals.has(type)) return true;
  switch (type) {
    case 'path':
      return readPaths(tree)[0]?.tree === tree && readPaths(tree)[0]?.isPlain === true;
    case 'binary':
      return operators.has(String(value)) && isDecidable(lhs) && isDecidable(rhs);
    case 'block':
      return expressions.length === 1 && isDecidable(expressions[0]);
    case 'unary':
      return value === '[' && expressions.every((item) => literals.has(item.type));
    case 'function':
      return (
        procedure?.type === 'variable' &&
        functions.has(String(procedure.value)) &&
        args.length === 1 &&
        isDecidable(args[0])
      );
    case 'condition':
      return [tree.condition, tree.then, tree.else].every(isDecidable);
    default:
      return false;
  }
}

/** Undefined when paths overlap, so that their values cannot be chosen apart. */
function samplesOf(trees: readonly ExpressionTree[], route: RouteKey): SampleValues[] | undefined {
  const paths = trees.flatMap((tree) => readPaths(tree).map(({ steps }) => steps));
  if (paths.some((one) => paths.some((other) => isWithin(one, other)))) return undefined;
  const compared = trees.flatMap((tree) => [...literalsOf(tree)]);
  const samples = samplesFor(route, paths, { literals: compared, beyond: [], stamps: true });
  return samples.map((sample) => withNeighbours(sample, compared));
}

function isWithin(one: readonly PathStep[], other: readonly PathStep[]): boolean {
  return one.length > other.length && other.every((step, index) => step === one[index]);
}

/** Adds what comparisons can tell apart: numbers around each one, other texts, a list of all, of whatever kind. */
function withNeighbours(sample: SampleValues, compared: readonly unknown[]): SampleValues {
  const [root] = sample.steps;
  if (sample.steps.length === 1 && (root === 'type' || root === 'event')) return sample;
  if (sample.values.length === 0 || !isOpenTo(sample)) return sample;
  const numbers = compared.filter((literal) => typeof literal === 'number');
  const texts = compared.filter((literal) => typeof literal === 'string');
  const around = numbers.flatMap((number) => [number - 1, number - 0.5, number, number + 0.5, number + 1]);
  const others = texts.length > 0 ? [...texts, ...texts.map((text) => `${text}~`)] : [];
  const list = compared.length > 0 ? [compared] : [];
  return {
    ...sample,
    values: [...new Set([...sample.values, 'a', 'b', 1, 2, true, false, ...around, ...others, ...list])],
  };
}

/** A producer may send other kinds than those that are described, but for what ingest makes or a list of words. */
function isOpenTo({ steps }: SampleValues): boolean {
  const { schema } = knownPath(steps);
  return schema?.enum === undefined;
}
