import { type Code, code, indentCode } from '../../code/Code.ts';
import type { ExpressionTree, GroupTree } from '../../ExpressionTree.ts';
import { Body } from '../Body.ts';
import { isPlainName } from '../isPlainName.ts';
import { itemContext } from '../itemContext.ts';
import { isOnly, kinds, type Operand } from '../Operand.ts';
import type { Site } from '../Site.ts';
import { fusePath } from './fusePath.ts';
import { isNoMap } from './isNoMap.ts';
import { isRepeatable } from './isRepeatable.ts';
import { planPath } from './planPath.ts';
import { retry } from './retry.ts';
import type { Sink } from './Stream.ts';

/**
 * Items grouped by a name that they have: one loop puts them into buckets, one more makes a value of each. Items
 * without a key are in no group, so that a list without items makes an empty object.
 */
export function lowerFusedGroup(
  tree: ExpressionTree,
  site: Site,
  general: (inner: Site) => Operand,
): Operand | undefined {
  const [pair, ...others] = tree.group?.lhs ?? [];
  if (pair === undefined || others.length > 0 || !isNames(pair[0]) || tree.keepArray) return undefined;
  const plan = planPath(tree, site, true);
  if (plan === undefined || !isRepeatable(tree, site) || !site.unit.mayRepeat()) return undefined;
  const grouped = retry(site, (inner, giveUp) => writeGroup(plan, pair, inner, giveUp), general);
  return { ...grouped, kinds: kinds.map };
}

function writeGroup(
  plan: NonNullable<ReturnType<typeof planPath>>,
  [keyTree, valueTree]: GroupTree['lhs'][number],
  site: Site,
  giveUp: Code,
): Code {
  const { unit } = site;
  const [buckets, key, bucket, made] = [
    unit.name('buckets'),
    unit.name('key'),
    unit.name('bucket'),
    unit.name('made'),
  ];
  const sink: Sink = (found, at) => {
    const context = itemContext(found.code, unit.scope, { isMap: true, isData: true, isRoot: true });
    const body = new Body(unit.name);
    const keyCode = unit.lower(keyTree, { ...at, body, context }).code;
    const guard = isOnly(found, kinds.map) ? code`` : code`if (${isNoMap(found.code)}) ${giveUp}\n`;
    return code`${guard}${body.before(code`const ${key} = ${keyCode};
if (${key} !== undefined) {
  if (typeof ${key} !== 'string' || ${key}.startsWith('_jsonata_')) ${giveUp}
  const ${bucket} = ${buckets}.get(${key});
  if (${bucket} === undefined) ${buckets}.set(${key}, [${found.code}]);
  else ${bucket}.push(${found.code});
}`)}`;
  };
  const loops = fusePath(plan, site, { giveUp, sink });
  const [items, members, result] = [unit.name('items'), unit.name('members'), unit.name('result')];
  const body = new Body(unit.name);
  const context = { ...itemContext(members, unit.scope, { isData: true }), items: () => items };
  const value = unit.lower(valueTree, { ...site, body, context }).code;
  return code`const ${buckets} = new Map();
${loops}
const ${result} = Object.create(null);
for (const [${key}, ${items}] of ${buckets}) {
  const ${members} = ${items}.length === 1 ? ${items}[0] : ${items};
${indentCode(body.before(code`const ${made} = ${value};\nif (${made} !== undefined) ${result}[${key}] = ${made};`))}
}
return ${result};`;
}

/** A path of names alone: it finds nothing in what is missing. */
function isNames({ type, steps = [], group, keepSingletonArray, predicate }: ExpressionTree): boolean {
  if (type !== 'path' || group !== undefined || keepSingletonArray || predicate !== undefined) return false;
  return steps.every(isPlainName);
}
