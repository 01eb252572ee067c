import { code } from '../../code/Code.ts';
import type { ExpressionTree } from '../../ExpressionTree.ts';
import { hold } from '../hold.ts';
import { kinds, type Operand } from '../Operand.ts';
import type { Site } from '../Site.ts';

/** `$count` of anything: a value that is no list counts as one. */
export function countAny(name: string, args: readonly ExpressionTree[], site: Site): Operand | undefined {
  const [argument, ...others] = args;
  if (name !== 'count' || argument === undefined || others.length > 0) return undefined;
  const counted = hold(
    [site.unit.lower(argument, site)],
    site.body,
    (value) => code`(Array.isArray(${value}) ? (${value}).length : ${value} === undefined ? 0 : 1)`,
  );
  return { code: counted, kinds: kinds.number };
}
