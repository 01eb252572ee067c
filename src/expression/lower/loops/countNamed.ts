import { code } from '../../code/Code.ts';
import type { ExpressionTree } from '../../ExpressionTree.ts';
import { kinds, type Operand } from '../Operand.ts';
import type { Site } from '../Site.ts';
import { planPath } from './planPath.ts';
import { readList } from './readList.ts';
import { retry } from './retry.ts';

/** `$count` of a list that names lead to, whose items need not be looked at. */
export function countNamed(
  name: string,
  [argument, ...others]: readonly ExpressionTree[],
  site: Site,
  general: (inner: Site) => Operand,
): Operand | undefined {
  if (name !== 'count' || argument === undefined || others.length > 0) return undefined;
  if (argument.keepArray || argument.group !== undefined) return undefined;
  const plan = planPath(argument, site, true);
  const last = plan?.names.at(-1);
  if (plan === undefined || last === undefined || plan.rest.length > 0) return undefined;
  if (last.stages !== undefined || last.index !== undefined || !site.unit.mayRepeat()) return undefined;
  const write = (inner: Site, giveUp: Operand['code']) => {
    const { statements, items } = readList(plan, inner, giveUp);
    return code`${statements}\nreturn ${items}.length;`;
  };
  return { ...retry(site, write, general), kinds: kinds.number };
}
