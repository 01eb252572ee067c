import { code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { kinds, type Operand } from './Operand.ts';
import type { Site } from './Site.ts';

/** Strings, numbers, `true`, `false`, `null`. */
export function lowerLiteral({ value }: ExpressionTree, _: Site): Operand {
  const literal = value as string | number | boolean | null;
  const isNegative = typeof value === 'number' && (value < 0 || Object.is(value, -0));
  const written = isNegative ? code`(${literal})` : code`${literal}`;
  return { code: written, kinds: kindOf(value), isPlain: true, literal };
}

function kindOf(value: unknown): number {
  if (value === null) return kinds.null;
  return kinds[typeof value as 'string' | 'number' | 'boolean'];
}
