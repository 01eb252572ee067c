import { type Code, code, joinCode } from '../code/Code.ts';
import { Scope } from '../code/Scope.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { callFunction } from '../runtime/applyFunction.ts';
import { expectFunction } from '../runtime/expectFunction.ts';
import { noted } from '../runtime/noted.ts';
import { builtinName } from './builtinName.ts';
import { lowerClock } from './builtins/lowerClock.ts';
import { builtinValue } from './builtinValue.ts';
import { itemContext } from './itemContext.ts';
import { inlineLambda } from './loops/inlineLambda.ts';
import { lowerLoopCall } from './loops/lowerLoopCall.ts';
import { lowerArguments } from './lowerArguments.ts';
import { lowerBuiltin } from './lowerBuiltin.ts';
import { readVariable } from './lowerVariable.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** A function and its arguments in parentheses; with `~>` what stands left of it is the first argument. */
export function lowerCall(tree: ExpressionTree, site: Site, first?: Operand): Operand {
  const general = (inner: Site) => lowerGeneralCall(tree, inner, first);
  if (first !== undefined) return general(site);
  return lowerLoopCall(tree, site, general) ?? inlineLambda(tree, site) ?? general(site);
}

function lowerGeneralCall(tree: ExpressionTree, site: Site, first: Operand | undefined): Operand {
  const args = lowerArguments(tree, site, true);
  return lowerPlacedCall(tree, first === undefined ? args : [first, ...args], site, {
    position: tree.position,
    token: nameOf(tree),
  });
}

/** A call that ends a callback: it is told of its function's name alone, and what it answers is left as it is. */
export function lowerLastCall(tree: ExpressionTree, site: Site): Operand {
  const { type, position, value } = tree.procedure as ExpressionTree;
  const token = type === 'variable' ? String(value) : undefined;
  const args = lowerArguments(tree, site, false);
  // Whoever calls a callback has no context to hand on.
  const call = lowerPlacedCall(tree, args, { ...site, context: nothing }, { position, token }, site);
  return { ...call, isOpen: false };
}

interface Place {
  readonly position: number | undefined;
  readonly token: string | undefined;
}

const nothing = itemContext(code`null`, new Scope());

/** @param calling the site of the call, if its context is not the function's. */
function lowerPlacedCall(
  tree: ExpressionTree,
  args: readonly Operand[],
  site: Site,
  at: Place,
  calling = site,
): Operand {
  const { unit, context, depth } = site;
  const place = unit.scope.value({ ...at, depth }, 'place');
  const name = builtinName(tree.procedure as ExpressionTree, site);
  const isLast = calling !== site && !site.isRetried;
  const note = (callee: Code) =>
    runtimeCall(unit.scope, noted, callee, code`${at.position}`, code`${at.token}`);
  if (name !== undefined) {
    const call = lowerBuiltin(name, args, place, site);
    const callee = isLast && higherOrder.has(name) ? builtinValue(name, unit) : undefined;
    return callee === undefined ? call : { ...call, code: code`(${note(callee)}, ${call.code})` };
  }
  const clock = lowerClock(tree.procedure as ExpressionTree, args, place, site);
  if (clock !== undefined) return clock;
  const procedure = lowerProcedure(tree, calling);
  const callee = isLast ? note(procedure) : procedure;
  const list = code`[${joinCode(
    args.map((arg) => arg.code),
    ', ',
  )}]`;
  const called = runtimeCall(unit.scope, callFunction, callee, list, context.whole(), place);
  return { code: called, kinds: kinds.any, isOpen: true };
}

/** They may be called while they are being called. */
const higherOrder: ReadonlySet<string> = new Set([
  'each',
  'filter',
  'map',
  'reduce',
  'replace',
  'sift',
  'single',
  'sort',
]);

/** A name without its dollar sign is pointed out when there is a function of that name. */
function lowerProcedure(tree: ExpressionTree, site: Site): Code {
  const procedure = tree.procedure as ExpressionTree;
  const callee = site.unit.lower(procedure, site).code;
  if (procedure.type !== 'path') return callee;
  const name = String(procedure.steps?.[0]?.value);
  const place = site.unit.scope.value({ position: tree.position, token: name }, 'place');
  // `$eval` is interpreted, but a name may still be like it.
  const variable = name === 'eval' ? code`true` : readVariable(name, site);
  return runtimeCall(site.unit.scope, expectFunction, callee, variable, place);
}

function nameOf({ procedure }: ExpressionTree): string | undefined {
  const value = procedure?.type === 'path' ? procedure.steps?.[0]?.value : procedure?.value;
  return value === undefined ? undefined : String(value);
}
