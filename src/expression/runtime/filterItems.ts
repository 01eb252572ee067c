import { Allowance } from './Allowance.ts';
import { effectiveBoolean } from './effectiveBoolean.ts';
import { isNumeric } from './isNumeric.ts';
import { Sequence } from './Sequence.ts';
import { type Tuple, TupleStream } from './TupleStream.ts';

/** What a predicate goes through. */
export function asItems(input: unknown): readonly unknown[] {
  return Array.isArray(input) ? input : [input];
}

/** Keeps the items for which a predicate holds, or whose place it names. */
export function filterItems(input: unknown, predicate: (item: unknown) => unknown): unknown[] {
  const items = asItems(input);
  const kept = Sequence.empty();
  Allowance.spend(items.length);
  for (let index = 0; index < items.length; index++) {
    const answer = predicate(items[index]);
    keepItem(answer, items[index], index, items.length, kept);
  }
  return kept;
}

/** The same over items that carry variables. */
export function filterTuples(
  stream: TupleStream,
  predicate: (item: unknown, tuple: Tuple) => unknown,
): TupleStream {
  const kept = new TupleStream();
  Allowance.spend(stream.length);
  for (const [index, tuple] of stream.entries()) {
    keepItem(predicate(tuple['@'], tuple), tuple, index, stream.length, kept);
  }
  return kept;
}

/** The same over items that may carry variables, or over what an inner path has left of them. */
export function filterEither(
  input: unknown,
  predicate: (item: unknown, tuple: Tuple | undefined) => unknown,
): unknown[] {
  if (input instanceof TupleStream) return filterTuples(input, predicate);
  return filterItems(input, (item) => predicate(item, undefined));
}

/** Keeps an item when the predicate's answer is true, or once for each time that it names its place. */
export function keepItem(
  answer: unknown,
  item: unknown,
  index: number,
  length: number,
  kept: unknown[],
): void {
  if (typeof answer === 'boolean') {
    if (answer) kept.push(item);
    return;
  }
  const places = isNumeric(answer) ? [answer] : answer;
  if (Array.isArray(places) && places.filter((place) => !isNumeric(place)).length === 0) {
    Allowance.spend(places.length);
    for (const place of places) if (placeOf(place, length) === index) kept.push(item);
  } else if (effectiveBoolean(answer)) kept.push(item);
}

/** Rounded down, and counted from the end when it is negative. */
function placeOf(place: number, length: number): number {
  const whole = Math.floor(place);
  return whole < 0 ? length + whole : whole;
}

/** The item at a place that the text names; a list there is the answer itself. */
export function pickItem(input: unknown, place: number): unknown[] {
  const items = asItems(input);
  const item = items[placeOf(place, items.length)];
  if (item === undefined) return Sequence.empty();
  return Array.isArray(item) ? item : Sequence.of([item]);
}

/** The same of items that may carry variables; what is picked of them does so still. */
export function pickEither(input: unknown, place: number): unknown[] {
  const picked = pickItem(input, place);
  return input instanceof TupleStream ? TupleStream.from(picked as Tuple[]) : picked;
}
