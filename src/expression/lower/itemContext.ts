import { type Code, code } from '../code/Code.ts';
import type { Scope } from '../code/Scope.ts';
import { memberOf } from '../runtime/memberOf.ts';
import type { Context } from './Context.ts';
import { extendReach, reachOf } from './Reach.ts';

/** Names that objects inherit; all others can be read without asking whether they are own members. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Code that reads an own member of a value known to be a map. */
export function readMember(map: Code, name: string, scope: Scope): Code {
  return inherited.has(name)
    ? code`${scope.value(memberOf, 'memberOf')}(${map}, ${name})`
    : code`${map}[${name}]`;
}

/** A variable as the context. */
export function itemContext(
  item: Code,
  scope: Scope,
  known: { isMap?: boolean; isData?: boolean; isRoot?: boolean; isUnlisted?: boolean } = {},
): Context {
  return {
    whole: () => item,
    member: (name) => readMember(item, name, scope),
    holderOf: () => item,
    reach: (names, body) =>
      extendReach(reachOf(item, known.isMap || known.isUnlisted ? [] : [item], scope), names, body, scope),
    isRoot: known.isRoot ?? false,
    isMap: known.isMap ?? false,
    isData: known.isData ?? false,
  };
}
