import { code, indentCode } from '../../code/Code.ts';
import type { ExpressionTree } from '../../ExpressionTree.ts';
import { Allowance } from '../../runtime/Allowance.ts';
import { sortByKeys } from '../../runtime/sortByKeys.ts';
import { Body } from '../Body.ts';
import { closure } from '../closure.ts';
import { isPlainName } from '../isPlainName.ts';
import { itemContext } from '../itemContext.ts';
import { lowerBuiltin } from '../lowerBuiltin.ts';
import { lowerCallback } from '../lowerCallback.ts';
import { lowerNames } from '../lowerNames.ts';
import { kinds, type Operand } from '../Operand.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { Site } from '../Site.ts';
import { findsData } from './findsData.ts';
import { LoopLambda } from './LoopLambda.ts';
import { listArgument } from './listArgument.ts';
import { type LoopPlace, rememberCall } from './toldLoop.ts';

/**
 * `$sort` with a lambda that compares what the same names find in both items: each item's key is read once, and where all
 * keys can be compared they are, without the lambda; undefined for other functions and arguments.
 */
export function lowerSortCall(
  place: LoopPlace,
  args: readonly ExpressionTree[],
  site: Site,
): Operand | undefined {
  const [list, lambda, ...others] = args;
  if (place.name !== 'sort' || list === undefined || others.length > 0) return undefined;
  if (!LoopLambda.is(lambda)) return undefined;
  const order = orderOf(lambda);
  if (order === undefined) return undefined;
  const { unit } = site;
  const { scope } = unit;
  const [given, keys, turn] = [unit.name('list'), unit.name('keys'), unit.name('turn')];
  const [item, sorted] = [unit.name('item'), unit.name('sorted')];
  const body = new Body(unit.name);
  const context = itemContext(item, scope, { isData: findsData(list, site) });
  const key = lowerNames(order.names, { ...site, body, context });
  const at = scope.value({ position: place.position, token: place.name, depth: site.depth }, 'place');
  let known: Operand = { code: code`undefined`, kinds: kinds.any };
  const general = closure(unit.name, code``, (inner) => {
    const callback = { code: lowerCallback(lambda, { ...site, body: inner }), kinds: kinds.function };
    const operands = [{ code: given, kinds: kinds.any, isPlain: true }, callback];
    known = lowerBuiltin(place.name, operands, at, { ...site, body: inner });
    return known.code;
  });
  const whole = code`if (Array.isArray(${given}) && ${given}.length > 1) {
  const ${keys} = [];
  ${scope.value(Allowance, 'Allowance')}.spend(${given}.length);
  for (let ${turn} = 0; ${turn} < ${given}.length; ${turn}++) {
    const ${item} = ${given}[${turn}];
${indentCode(indentCode(body.before(code`${keys}.push(${key.code});`)))}
  }
  const ${sorted} = ${runtimeCall(scope, sortByKeys, given, keys, code`${order.isDescending}`)};
  if (${sorted} !== undefined) {
${indentCode(indentCode(rememberCall(place, site)))}
    return ${sorted};
  }
}
return (${general})();`;
  return { ...known, code: code`((${given}) => {\n${indentCode(whole)}\n})(${listArgument(list, site)})` };
}

/** The names that both items are compared by, when that is all that a lambda does. */
function orderOf({ arguments: parameters = [], body }: ExpressionTree) {
  const [left, right, ...others] = parameters.map(({ value }) => String(value));
  if (left === undefined || right === undefined || left === right || others.length > 0) return undefined;
  if (body?.type !== 'binary' || !['<', '>'].includes(String(body.value))) return undefined;
  const [one, other] = [namesFrom(body.lhs), namesFrom(body.rhs)];
  if (one === undefined || other === undefined || JSON.stringify(one.names) !== JSON.stringify(other.names))
    return undefined;
  const isStraight = one.variable === left && other.variable === right;
  if (!isStraight && !(one.variable === right && other.variable === left)) return undefined;
  return { names: one.names, isDescending: (body.value === '<') === isStraight };
}

/** A path of names behind a variable. */
function namesFrom(tree: ExpressionTree | undefined) {
  if (tree?.type !== 'path' || tree.group !== undefined || tree.keepSingletonArray) return undefined;
  const [first, ...names] = tree.steps ?? [];
  if (first?.type !== 'variable' || names.length === 0 || !names.every(isPlainName)) return undefined;
  const { stages, predicate, group, focus, index, ancestor } = first;
  const parts = [stages, predicate, group, focus, index, ancestor, tree.predicate, tree.tuple];
  if (parts.some((part) => part !== undefined)) return undefined;
  return { variable: String(first.value), names: names.map(({ value }) => String(value)) };
}
