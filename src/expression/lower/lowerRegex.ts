import { code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { RegexValue } from '../runtime/RegexValue.ts';
import { kinds, type Operand } from './Operand.ts';
import type { Site } from './Site.ts';

/** A regular expression. */
export function lowerRegex(tree: ExpressionTree, { unit }: Site): Operand {
  const Regex = unit.scope.value(RegexValue, 'RegexValue');
  const pattern = unit.scope.value(tree.value, 'pattern');
  return { code: code`new ${Regex}(${pattern}, ${tree.position})`, kinds: kinds.function };
}
