import { type Code, code, joinCode } from '../code/Code.ts';
import type { Scope } from '../code/Scope.ts';
import type { ExpressionTree, GroupTree } from '../ExpressionTree.ts';
import { defineMember } from '../runtime/defineMember.ts';
import { lowerGroup } from './lowerGroup.ts';
import { lowerKeyedObject } from './lowerKeyedObject.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** An object in braces. */
export function lowerObject(tree: ExpressionTree, site: Site): Operand {
  const { context, unit } = site;
  const pairs = tree.lhs as unknown as GroupTree['lhs'];
  // The context of the whole expression is one item, also when it is a list.
  const items = context.isRoot ? code`[${context.whole()}]` : context.whole();
  const group = { lhs: pairs, ...(tree.position === undefined ? {} : { position: tree.position }) };
  const grouped = () => lowerGroup(group, items, site);
  if (!hasPlainKeys(pairs)) {
    const keyed = unit.isCounted ? undefined : lowerKeyedObject(group, site, grouped);
    return { code: keyed ?? grouped(), kinds: kinds.map };
  }
  if (context.isRoot) {
    // Inside the braces, what was one item is a sequence again when it is a list.
    const inner = { ...site, context: { ...context, isRoot: context.isMap } };
    return { code: lowerPlainObject(pairs, inner), kinds: kinds.map };
  }
  // The items of one group are no groups again: keys that are written out are the same for all of them.
  if (context.items !== undefined) return { code: lowerPlainObject(pairs, site), kinds: kinds.map };
  if (!unit.mayRepeat()) return { code: grouped(), kinds: kinds.map };
  const plain = lowerPlainObject(pairs, site);
  return { code: code`(Array.isArray(${context.whole()}) ? ${grouped()} : ${plain})`, kinds: kinds.map };
}

/** Keys that are written out, each once: then there is nothing to group in one item. */
function hasPlainKeys(pairs: GroupTree['lhs']): boolean {
  const isPlain = pairs.every(([{ type, value, predicate, group }]) => {
    const bare = type === 'string' && predicate === undefined && group === undefined;
    return bare && !String(value).startsWith('_jsonata_');
  });
  return isPlain && new Set(pairs.map(([key]) => key.value)).size === pairs.length;
}

/** Members whose values are missing are left out; as long as none is, the object is made in one go. */
function lowerPlainObject(pairs: GroupTree['lhs'], site: Site): Code {
  const { unit, body } = site;
  const members = inMemberOrder(pairs).map(([key, tree]) => {
    const operand = unit.lower(tree, site);
    const value = body.variable('member');
    return { name: String(key.value), operand, value };
  });
  const object = body.variable('object');
  const settings = members.map(({ operand, value }) => code`${value} = ${operand.code}`);
  const mayMiss = members.filter(({ operand }) => (operand.kinds & kinds.missing) !== 0);
  const whole = code`{ ${joinCode(
    members.map(({ name, value }) => code`${literalKey(name)}: ${value}`),
    ', ',
  )} }`;
  const parts = members.map(({ name, operand, value }) => {
    const set = setMember(object, name, value, unit.scope);
    return (operand.kinds & kinds.missing) === 0 ? set : code`${value} !== undefined && (${set})`;
  });
  const made =
    mayMiss.length === 0
      ? whole
      : code`${joinCode(
          mayMiss.map(({ value }) => code`${value} !== undefined`),
          ' && ',
        )} ? ${whole} : (${joinCode([code`${object} = {}`, ...parts, object], ', ')})`;
  return code`(${joinCode([...settings, code`(${made})`], ', ')})`;
}

/** Names that are whole numbers come first, upwards, as among the members of any object. */
function inMemberOrder(pairs: GroupTree['lhs']): GroupTree['lhs'] {
  const places = Object.fromEntries(pairs.map(([{ value }], place) => [`${value}`, place]));
  const ordered = Object.values(places).map((place) => pairs[place] as (typeof pairs)[number]);
  return ordered.length === pairs.length ? ordered : pairs;
}

function literalKey(name: string): Code {
  return name === '__proto__' ? code`[${name}]` : code`${name}`;
}

/** `__proto__` is an ordinary name, though not in JavaScript. */
function setMember(object: Code, name: string, value: Code, scope: Scope): Code {
  if (name !== '__proto__') return code`${object}[${name}] = ${value}`;
  return runtimeCall(scope, defineMember, object, code`${name}`, value);
}
