import { code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { RegexValue } from '../runtime/RegexValue.ts';
import { kinds, type Operand } from './Operand.ts';
import type { Site } from './Site.ts';

/** A regular expression. */
export function lowerRegex(tree: ExpressionTree, { unit }: Site): Operand {
  const Regex = unit.scope.value(RegexValue, 'RegexValue');
  const { source, flags } = tree.value as RegExp;
  const matcher = unit.scope.make(unit.matcherOf, [source, flags], 'pattern');
  const regex = unit.matcherOf(source, flags);
  return { code: code`new ${Regex}(${matcher}, ${tree.position})`, kinds: kinds.function, regex };
}
