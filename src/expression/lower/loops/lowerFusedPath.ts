import { code } from '../../code/Code.ts';
import type { ExpressionTree } from '../../ExpressionTree.ts';
import { foundValue } from '../../runtime/foundValue.ts';
import { isOnly, kinds, type Operand } from '../Operand.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { Site } from '../Site.ts';
import { fusePath } from './fusePath.ts';
import { isRepeatable } from './isRepeatable.ts';
import { planPath } from './planPath.ts';
import { retry } from './retry.ts';
import type { Sink } from './Stream.ts';

/** A path whose usual case is one loop that fills one list; undefined when it has no such form. */
export function lowerFusedPath(
  tree: ExpressionTree,
  site: Site,
  general: (inner: Site) => Operand,
): Operand | undefined {
  if (tree.group !== undefined || tree.keepArray || tree.predicate !== undefined) return undefined;
  const plan = planPath(tree, site);
  if (plan === undefined || !isRepeatable(tree, site) || !site.unit.mayRepeat()) return undefined;
  const { scope, name } = site.unit;
  const write = (inner: Site, giveUp: Operand['code']) => {
    const filled = name('filled');
    const sink: Sink = (found) => {
      const push = code`${filled}.push(${found.code});`;
      return isOnly(found, kinds.any - kinds.list)
        ? push
        : code`if (Array.isArray(${found.code})) ${giveUp}\n${push}`;
    };
    const loops = fusePath(plan, inner, { giveUp, sink });
    return code`const ${filled} = [];
${loops}
return ${runtimeCall(scope, foundValue, filled)};`;
  };
  return retry(site, write, general);
}
