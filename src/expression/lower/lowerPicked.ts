import { type Code, code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { allTrue } from './allTrue.ts';
import { isPlainName } from './isPlainName.ts';
import { kinds, type Operand } from './Operand.ts';
import { extendReach, isUnlisted, reachOf } from './Reach.ts';
import type { Site } from './Site.ts';

/** A path of names of which one is followed by a place, such as `products[0].name`. */
interface Picked {
  readonly before: readonly string[];
  readonly list: string;
  readonly place: number;
  readonly after: readonly string[];
}

/**
 * One item of a list of data, and what names lead to from there; undefined for other paths. Lists on the way, or
 * something else in place of the list, are left to the general code.
 */
export function lowerPicked(tree: ExpressionTree, site: Site, general: () => Code): Operand | undefined {
  const { unit, context, body } = site;
  const picked = context.isData ? pickedBy(tree) : undefined;
  if (picked === undefined || !unit.mayRepeat()) return undefined;
  const [list, item, value] = [body.variable('list'), body.variable('item'), body.variable('value')];
  const start = context.reach(picked.before, body);
  const index = picked.place < 0 ? code`${list}.length - ${-picked.place}` : code`${picked.place}`;
  const isList = code`Array.isArray(${list} = ${start.read(picked.list)})`;
  const last = picked.after.at(-1);
  const atPlace = reachOf(code`(${item} = ${list}[${index}])`, [item], unit.scope);
  const end = extendReach(atPlace, picked.after.slice(0, -1), body, unit.scope);
  const found =
    last === undefined
      ? code`!Array.isArray(${value} = ${list}[${index}])`
      : code`((${value} = ${end.read(last)}) !== undefined || ${isUnlisted(end) ?? code`true`})`;
  const isAbsent = allTrue([code`${list} === undefined`, isUnlisted(start)]);
  const rest = code`${isAbsent} ? undefined : ${general()}`;
  return {
    code: code`(${isList} && ${found} ? ${value} : ${rest})`,
    kinds: kinds.any - kinds.function,
  };
}

function pickedBy({ steps = [], group, keepSingletonArray, tuple }: ExpressionTree): Picked | undefined {
  const at = steps.findIndex((step) => !isPlainName(step));
  const step = steps[at];
  const others = steps.filter((_, index) => index !== at);
  const isWhole = group === undefined && !keepSingletonArray && !tuple;
  if (step === undefined || !isWhole || !others.every(isPlainName)) return undefined;
  const place = placeOf(step);
  if (place === undefined) return undefined;
  const names = steps.map(({ value }) => String(value));
  return { before: names.slice(0, at), list: String(step.value), place, after: names.slice(at + 1) };
}

/** The place that the only predicate of a name is; undefined when there is another one. */
function placeOf({ type, stages = [], tuple, focus, index }: ExpressionTree): number | undefined {
  const isName = type === 'name' && [tuple, focus, index].every((part) => part === undefined);
  const [stage] = stages;
  const isPlace = stages.length === 1 && stage?.expr?.type === 'number' && stage.expr.predicate === undefined;
  const place = Number(stage?.expr?.value);
  return isName && isPlace && Number.isInteger(place) ? place : undefined;
}
