import { type Code, code, indentCode, joinCode } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { itemsOfTuples } from '../runtime/itemsOfTuples.ts';
import { walkTuples } from '../runtime/walkTuples.ts';
import { tupleClosure } from './itemClosure.ts';
import { lowerSortKeys } from './lowerSortKeys.ts';
import { lowerFromList, lowerStep, startItems } from './lowerSteps.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** The steps of a path whose items carry variables (`@`, `#`) or ancestors (`%`), from the first that needs it on. */
export function lowerTuples({ steps = [], tuple, group }: ExpressionTree, site: Site): Code {
  const { scope } = site.unit;
  const first = steps.findIndex((step) => step.tuple);
  const carrying = steps.slice(first).map((step) => lowerTupleStep(step, site));
  const walk = (start: Code, plain: readonly ExpressionTree[]): Code => {
    const items = plain.reduce((found, step) => lowerStep(step, found, false, site), start);
    const tuples = runtimeCall(
      scope,
      walkTuples,
      items,
      code`[\n${indentCode(joinCode(carrying, ',\n'))}\n]`,
    );
    // Whoever groups the items, or looks for ancestors beyond this path, needs what they carry.
    return tuple || group !== undefined ? tuples : runtimeCall(scope, itemsOfTuples, tuples);
  };
  if (first > 0 && steps[0]?.consarray)
    return lowerFromList(steps, site, (list) => walk(list, steps.slice(1, first)));
  return walk(startItems(steps, site), steps.slice(0, first));
}

function lowerTupleStep(step: ExpressionTree, site: Site): Code {
  const members: Code[] = [];
  if (step.type === 'sort') {
    const keys = lowerSortKeys(step, site, true);
    members.push(code`sort: { keys: ${keys}, position: ${step.position} }`);
  } else {
    const evaluate = tupleClosure(site, [withoutStages(step)], (inner) => inner.unit.lower(step, inner));
    members.push(code`evaluate: ${evaluate}`);
  }
  if (step.focus !== undefined) members.push(code`focus: ${step.focus}`);
  if (step.index !== undefined) members.push(code`index: ${step.index}`);
  if (step.ancestor !== undefined) members.push(code`ancestor: ${step.ancestor.label}`);
  if (step.stages !== undefined)
    members.push(code`stages: [${joinCode(lowerTupleStages(step, site), ', ')}]`);
  return code`{ ${joinCode(members, ', ')} }`;
}

function lowerTupleStages({ stages = [] }: ExpressionTree, site: Site): Code[] {
  return stages.map(({ type, value, expr }) => {
    if (type === 'index' || expr === undefined) return code`${value}`;
    if (expr.type === 'number') return code`${expr.value as number}`;
    return tupleClosure(site, [expr], (inner) => inner.unit.lower(expr, inner));
  });
}

function withoutStages(step: ExpressionTree): ExpressionTree {
  const { stages: _, ...rest } = step;
  return rest as ExpressionTree;
}
