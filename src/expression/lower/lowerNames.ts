import { type Code, code, joinCode } from '../code/Code.ts';
import { collapse } from '../runtime/collapse.ts';
import { foundItems } from '../runtime/foundItems.ts';
import { isMap } from '../runtime/isMap.ts';
import { isRecord } from '../runtime/isRecord.ts';
import { settle } from '../runtime/settle.ts';
import { walkNames } from '../runtime/walkNames.ts';
import { walkPrefix } from '../runtime/walkPrefix.ts';
import { eachMember } from './eachMember.ts';
import { eachValue } from './eachValue.ts';
import { readMember } from './itemContext.ts';
import { kinds, type Operand } from './Operand.ts';
import { isUnlisted, type Reach } from './Reach.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/**
 * A path of names alone. Members are read one after the other as if all were maps; where that finds nothing and there
 * is a list on the way, the path is walked step by step.
 */
export function lowerNames(names: readonly string[], site: Site): Operand {
  const { context, body } = site;
  if (!context.isData) return lowerMixedNames(names, site);
  const known = { kinds: kinds.any - kinds.function };
  const from = context.reach(names.slice(0, -1), body);
  const read = from.read(names.at(-1) as string);
  const unlisted = isUnlisted(from);
  if (unlisted === undefined) return { ...known, code: read };
  const value = body.variable('value');
  const isFound = code`(${value} = ${read}) !== undefined || ${unlisted}`;
  return { ...known, code: code`(${isFound} ? ${value} : ${lowerListed(names, from, site)})` };
}

/** What names find where there is a list on the way: most lists hold the maps that the last name is looked up in. */
function lowerListed(names: readonly string[], { passed }: Reach, site: Site): Code {
  const list = names.length > 1 ? passed.at(-1) : undefined;
  if (list === undefined) return walk(walkNames, names, site);
  const listed = code`${eachValue(names.at(-1) as string, site.unit.scope)}(${list})`;
  if (passed.length === 1) return listed;
  return code`Array.isArray(${list}) ? ${listed} : ${walk(walkNames, names, site)}`;
}

/** Names in what may be a sequence, or hold one: as long as there are maps on the way their members are read. */
function lowerMixedNames(names: readonly string[], site: Site): Operand {
  const { context, unit, body } = site;
  const { scope } = unit;
  const settled = (value: Code) => runtimeCall(scope, settle, value);
  const last = names.at(-1) as string;
  const before = names.slice(0, -1);
  const general = () => walk(walkNames, names, site);
  if (before.length === 0) {
    const found = settled(context.member(last));
    return {
      code: context.isMap ? found : code`(${isOne(context.whole(), site)} ? ${found} : ${general()})`,
      kinds: kinds.any,
    };
  }
  const { conditions, value } = readMaps(before, site);
  const holder = body.variable('holder');
  const listed = runtimeCall(scope, collapse, code`${eachMember(last, false, scope)}(${holder}, true)`);
  const found = settled(readMember(holder, last, scope));
  const inHolder = code`(${isOne(code`${holder} = ${value}`, site)} ? ${found} : Array.isArray(${holder}) ? ${listed} : undefined)`;
  if (conditions.length === 0) return { code: inHolder, kinds: kinds.any };
  return { code: code`(${joinCode(conditions, ' && ')} ? ${inHolder} : ${general()})`, kinds: kinds.any };
}

/** What names at the start of a path find, as the items that the next step goes through. */
export function lowerPrefix(names: readonly string[], site: Site): Code {
  const { conditions, value } = readMaps(names, site);
  const found = runtimeCall(site.unit.scope, foundItems, value);
  if (conditions.length === 0) return found;
  return code`(${joinCode(conditions, ' && ')} ? ${found} : ${walk(walkPrefix, names, site)})`;
}

/** The value that names lead to, given that there are maps on the way. */
export function readMaps(names: readonly string[], site: Site): { conditions: Code[]; value: Code } {
  const { context, unit, body } = site;
  const conditions: Code[] = context.isMap ? [] : [isOne(context.whole(), site)];
  let value = context.member(names[0] as string);
  for (const name of names.slice(1)) {
    const map = body.variable('map');
    conditions.push(isOne(code`${map} = ${value}`, site));
    value = readMember(map, name, unit.scope);
  }
  return { conditions, value };
}

function isOne(value: Code, { context, unit }: Site): Code {
  return runtimeCall(unit.scope, context.isData ? isMap : isRecord, value);
}

function walk(
  walker: (context: unknown, names: readonly string[], isSequence: boolean) => unknown,
  names: readonly string[],
  { context, unit }: Site,
): Code {
  const holder = context.holderOf(names[0] as string);
  return runtimeCall(unit.scope, walker, holder, unit.scope.value(names, 'names'), code`${!context.isRoot}`);
}
