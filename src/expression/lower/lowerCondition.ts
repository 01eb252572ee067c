import { code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { builtinName } from './builtinName.ts';
import { isRepeatable } from './isRepeatable.ts';
import { isSameTree } from './isSameTree.ts';
import { neverFaults } from './neverFaults.ts';
import { kinds, type Operand } from './Operand.ts';
import type { Site } from './Site.ts';
import { truth } from './truth.ts';

/** `? :`, and what the parser writes with it: `?:` and `??`. */
export function lowerCondition(tree: ExpressionTree, site: Site): Operand {
  const { unit } = site;
  const asked = tree.condition as ExpressionTree;
  const then = tree.then as ExpressionTree;
  const sought = soughtBy(asked, site);
  const isCoalesce = sought !== undefined && isAnswered(sought, then, site);
  if (isCoalesce || isAnswered(asked, then, site)) {
    const value = site.body.variable('value');
    const once = unit.lower(isCoalesce ? sought : asked, site);
    const set = { ...once, code: code`(${value} = ${once.code})` };
    const condition = isCoalesce ? code`${set.code} !== undefined` : truth(set, site);
    return choose({ code: condition, kinds: kinds.boolean }, { ...once, code: value }, tree, site);
  }
  const condition = { code: truth(unit.lower(asked, site), site), kinds: kinds.boolean };
  return choose(condition, unit.lower(then, site), tree, site);
}

function choose(condition: Operand, then: Operand, tree: ExpressionTree, site: Site): Operand {
  const otherwise = tree.else === undefined ? missing : site.unit.lower(tree.else, site);
  return {
    code: code`(${condition.code} ? ${then.code} : ${otherwise.code})`,
    kinds: then.kinds | otherwise.kinds,
  };
}

/** What a condition asks the presence of. */
function soughtBy(tree: ExpressionTree, site: Site): ExpressionTree | undefined {
  const { type, procedure, arguments: args = [], predicate, group } = tree;
  const isPlain = type === 'function' && args.length === 1 && predicate === undefined && group === undefined;
  return isPlain && builtinName(procedure as ExpressionTree, site) === 'exists' ? args[0] : undefined;
}

/** Whether what was asked is also the answer, so that it need be evaluated only once. */
function isAnswered(asked: ExpressionTree, then: ExpressionTree, site: Site): boolean {
  return isRepeatable(asked, site) && isSameTree(asked, then, { positions: !neverFaults(asked) });
}

const missing: Operand = { code: code`undefined`, kinds: kinds.missing };
