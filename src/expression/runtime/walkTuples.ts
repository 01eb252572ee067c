import { Allowance } from './Allowance.ts';
import { filterItems, filterTuples, pickEither } from './filterItems.ts';
import { orderItems } from './orderItems.ts';
import type { TupleStage, TupleStep } from './TupleStep.ts';
import { type Tuple, TupleStream } from './TupleStream.ts';
import { told } from './told.ts';

/** Tuples as a step leaves them; after order-by they are in a plain list, as in the package. */
type Tuples = readonly Tuple[];

/** A copy of all that an item carries. */
const stepsPerTuple = 8;

/** Steps of a path that carry variables: each item's tuple is handed on with what a step adds to it. */
export function walkTuples(items: readonly unknown[], steps: readonly TupleStep[]): Tuples {
  // A path that has found nothing before ends there, with no tuples at all.
  if (items.length === 0) return [];
  let tuples: Tuples | undefined;
  for (const step of steps) {
    const { sort } = step;
    const walked =
      sort === undefined ? evaluateEach(items, tuples, step) : orderTuples(items, tuples, step, sort);
    tuples = passStages(walked, step.stages ?? []);
  }
  return tuples ?? [];
}

function evaluateEach(items: readonly unknown[], tuples: Tuples | undefined, step: TupleStep): Tuples {
  const stream = new TupleStream();
  for (const tuple of tuples ?? startTuples(items)) {
    const value = step.evaluate?.(tuple['@'], tuple);
    if (value === undefined) continue;
    const found: readonly unknown[] = Array.isArray(value) ? value : [value];
    Allowance.make(found.length);
    Allowance.spend(found.length * stepsPerTuple);
    for (const [index, item] of found.entries()) {
      const next: Tuple = Object.assign(Object.create(null), tuple);
      if (value instanceof TupleStream) Object.assign(next, item);
      else bind(next, step, item, index, tuple['@']);
      stream.push(next);
    }
  }
  return stream;
}

/** @throws ExpressionFault where a list in brackets at the start has come to an object, which has no items. */
function startTuples(items: readonly unknown[]): Tuples {
  if (!Array.isArray(items)) return told(() => items.map(startTuple));
  return items.map(startTuple);
}

function startTuple(item: unknown): Tuple {
  return { '@': item };
}

function bind(tuple: Tuple, step: TupleStep, item: unknown, index: number, context: unknown): void {
  if (step.focus === undefined) tuple['@'] = item;
  else {
    tuple[step.focus] = item;
    tuple['@'] = context;
  }
  if (step.index !== undefined) tuple[step.index] = index;
  if (step.ancestor !== undefined) tuple[step.ancestor] = context;
}

function orderTuples(
  items: readonly unknown[],
  tuples: Tuples | undefined,
  { index }: TupleStep,
  { keys, position }: NonNullable<TupleStep['sort']>,
): Tuples {
  if (tuples !== undefined) return orderItems(tuples, keys, position) as Tuple[];
  const stream = new TupleStream();
  const ordered = orderItems(items, keys, position);
  for (let place = 0; place < ordered.length; place++) {
    stream.push({ '@': ordered[place], [String(index)]: place });
  }
  return stream;
}

function passStages(tuples: Tuples, stages: readonly TupleStage[]): Tuples {
  let passed = tuples;
  for (const stage of stages) {
    if (typeof stage === 'string') for (const [place, tuple] of passed.entries()) tuple[stage] = place;
    else if (typeof stage === 'number') passed = pickEither(passed, stage) as Tuple[];
    else if (passed instanceof TupleStream) passed = filterTuples(passed, stage);
    else passed = filterItems(passed, (item) => stage(item, undefined)) as Tuple[];
  }
  return passed;
}
