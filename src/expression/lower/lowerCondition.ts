import { code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { kinds, type Operand } from './Operand.ts';
import type { Site } from './Site.ts';
import { truth } from './truth.ts';

/** `? :`, and what the parser writes with it: `?:` and `??`. */
export function lowerCondition(tree: ExpressionTree, site: Site): Operand {
  const { unit } = site;
  const condition = truth(unit.lower(tree.condition as ExpressionTree, site), unit);
  const then = unit.lower(tree.then as ExpressionTree, site);
  const otherwise = tree.else === undefined ? missing : unit.lower(tree.else, site);
  return {
    code: code`(${condition} ? ${then.code} : ${otherwise.code})`,
    kinds: then.kinds | otherwise.kinds,
  };
}

const missing: Operand = { code: code`undefined`, kinds: kinds.missing };
