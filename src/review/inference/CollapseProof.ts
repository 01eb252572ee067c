import type { PathStep } from '../../blueprint/Path.ts';
import type { Event } from '../../envelope/Event.ts';
import { compileExpression } from '../../expression/compileExpression.ts';
import { ExpressionFault } from '../../expression/ExpressionFault.ts';
import type { ParsedExpression } from '../../expression/parseExpression.ts';
import { type Assigned, buildEvent, shownEvent } from './buildEvent.ts';
import { itemsFor } from './itemsFor.ts';
import type { ListMeant } from './listsMeant.ts';
import { Patience } from './Patience.ts';
import { readPaths } from './readPaths.ts';

/** Two events that differ in one item of a list, and what an expression makes of them. */
export interface CollapseProof {
  readonly several: Event;
  readonly one: Event;
  readonly list: unknown;
  readonly single: unknown;
}

/** So many pairs of events are tried for an expression in all. */
const mostPairs = 2000;
/** The clock is there for work that the steps do not see. */
const budget = { stepLimit: 100_000, timeLimitMs: 5000, depthLimit: 200, linearRegex: true };

/**
 * Looks for a list that an expression answers as a list when it has two items, and as their bare value when it has one.
 *
 * @param keepsList whether the mapping makes a list of the whole anyway.
 */
export function proveCollapse(
  { text, tree }: ParsedExpression,
  lists: readonly ListMeant[],
  keepsList: boolean,
): CollapseProof | undefined {
  const { mode, evaluate } = compileExpression(text, budget);
  if (mode !== 'compiled') return undefined;
  const attempt = (event: Event): unknown => {
    try {
      return evaluate(event);
    } catch (thrown) {
      if (thrown instanceof ExpressionFault) return undefined;
      throw thrown;
    }
  };
  const patience = new Patience(mostPairs);
  for (const { steps, rest } of lists) {
    for (const [[first, second], others] of withOthers(pairsFor(tree, rest), tree, steps)) {
      if (!patience.tries()) return undefined;
      const several = [...others, { steps, value: [first, second] }];
      const one = [...others, { steps, value: [first] }];
      const list = attempt(buildEvent(several));
      const single = attempt(buildEvent(one));
      if (collapses(list, single, keepsList))
        return { several: shown(several), one: shown(one), list, single };
    }
  }
  return undefined;
}

/** Each pair in an event that holds nothing else, and in one that holds all else that the expression reads. */
function withOthers(
  pairs: readonly (readonly [unknown, unknown])[],
  tree: ParsedExpression['tree'],
  list: readonly PathStep[],
): (readonly [readonly [unknown, unknown], readonly Assigned[]])[] {
  const [root, member] = list;
  const paths = readPaths(tree).filter(
    ({ steps }) => steps[0] !== root || (steps[1] !== member && steps.length > 1),
  );
  const others = paths.map(({ steps }) => ({ steps, value: 'a' }));
  const alone = pairs.map((pair) => [pair, []] as const);
  return others.length === 0 ? alone : [...alone, ...pairs.map((pair) => [pair, others] as const)];
}

function shown(assigned: readonly Assigned[]): Event {
  return shownEvent([{ steps: ['type'], value: 'track' }, ...assigned]);
}

/** Items that hold what the path goes on to, and plain values where it ends. */
function pairsFor(tree: ParsedExpression['tree'], rest: readonly PathStep[]): [unknown, unknown][] {
  if (rest.length === 0) return [...items(tree), ['a', 'b']];
  const nested = (value: unknown) => rest.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value);
  return [[nested('a'), nested('b')], ...items(tree)];
}

function items(tree: ParsedExpression['tree']): [unknown, unknown][] {
  return itemsFor(tree).map((item) => [item, { ...item }]);
}

/** Whether a list stands in one answer where a bare value stands in the other. */
function collapses(list: unknown, single: unknown, keepsList: boolean): boolean {
  if (single === undefined || single === null || list === undefined || list === null) return false;
  if (Array.isArray(list)) {
    if (!Array.isArray(single)) return keepsList ? collapses(list[0], single, false) : list.length > 1;
    return collapses(list[0], single[0], false);
  }
  if (typeof list !== 'object' || typeof single !== 'object' || Array.isArray(single)) return false;
  return Object.keys(list).some((name) => {
    const inner = (map: object) =>
      Object.hasOwn(map, name) ? (map as Readonly<Record<string, unknown>>)[name] : undefined;
    return collapses(inner(list), inner(single), false);
  });
}
