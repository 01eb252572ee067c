import { type Code, code } from '../code/Code.ts';
import type { Scope } from '../code/Scope.ts';
import type { ExpressionTree, GroupTree } from '../ExpressionTree.ts';
import { appendItem } from '../runtime/appendItem.ts';
import { ConstructedList } from '../runtime/ConstructedList.ts';
import { defineMember } from '../runtime/defineMember.ts';
import { negate } from '../runtime/negate.ts';
import { pushItem } from '../runtime/pushItem.ts';
import { closure } from './closure.ts';
import { lowerGroup } from './lowerGroup.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** Negation, lists in brackets, objects in braces. */
export function lowerUnary(tree: ExpressionTree, site: Site): Operand {
  if (tree.value === '[') return lowerList(tree, site);
  if (tree.value === '{') return lowerObject(tree, site);
  const operand = site.unit.lower(tree.expression as ExpressionTree, site);
  return {
    code: runtimeCall(site.unit.scope, negate, operand.code, code`${tree.position}`),
    kinds: kinds.number | kinds.missing,
  };
}

/** The items of lists are taken one by one, unless they stand in brackets themselves. */
function lowerList({ expressions = [], consarray }: ExpressionTree, site: Site): Operand {
  const { unit } = site;
  const empty = consarray ? code`${unit.scope.value(ConstructedList, 'ConstructedList')}.empty()` : code`[]`;
  const list = expressions.reduce<Code>((items, item) => {
    const value = unit.lower(item, site).code;
    return runtimeCall(unit.scope, item.value === '[' ? pushItem : appendItem, items, value);
  }, empty);
  return { code: list, kinds: kinds.list };
}

function lowerObject(tree: ExpressionTree, site: Site): Operand {
  const { context, unit } = site;
  const pairs = tree.lhs as unknown as GroupTree['lhs'];
  // The context of the whole expression is one item, also when it is a list.
  const items = context.isRoot ? code`[${context.whole()}]` : context.whole();
  const grouped = () =>
    lowerGroup(
      { lhs: pairs, ...(tree.position === undefined ? {} : { position: tree.position }) },
      items,
      site,
    );
  if (!hasPlainKeys(pairs)) return { code: grouped(), kinds: kinds.map };
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

/** Members whose values are missing are left out. */
function lowerPlainObject(pairs: GroupTree['lhs'], site: Site): Code {
  const { unit } = site;
  const make = closure(unit.name, code``, (body) => {
    const object = body.variable('object', code`{}`);
    const value = body.variable('value');
    for (const [key, tree] of pairs) {
      const member = unit.lower(tree, { ...site, body }).code;
      const set = setMember(object, String(key.value), value, unit.scope);
      body.add(code`if ((${value} = ${member}) !== undefined) ${set};`);
    }
    return object;
  });
  return code`(${make})()`;
}

/** `__proto__` is an ordinary name, though not in JavaScript. */
function setMember(object: Code, name: string, value: Code, scope: Scope): Code {
  if (name !== '__proto__') return code`${object}[${name}] = ${value}`;
  return runtimeCall(scope, defineMember, object, code`${name}`, value);
}
