import { type Code, code, joinCode } from '../code/Code.ts';
import type { Scope } from '../code/Scope.ts';
import { mapMember } from '../runtime/mapMember.ts';
import type { Body } from './Body.ts';
import { runtimeCall } from './runtimeCall.ts';

/** Where names lead to from a value of data: what the last name of a path is read from, without asking what it is. */
export interface Reach {
  /** Code of a member there; undefined where there is none, and where there is no map. */
  read(name: string): Code;
  /**
   * What was come by that may have been a list, whose items the path would step into: where nothing is read, one
   * has to look. It can be repeated behind what was read.
   */
  readonly passed: readonly Code[];
}

/** Names that a value may have though nobody gave it a member: those of prototypes, and what marks lists. */
const inherited: ReadonlySet<string> = new Set([
  ...[Object, Array, String, Number, Boolean].flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype),
  ),
  ...['sequence', 'keepSingleton', 'cons', 'outerWrapper', 'tupleStream', 'index', 'input', 'groups'],
]);

/** The reach of no name at all: of a value in a variable. */
export function reachOf(value: Code, passed: readonly Code[], scope: Scope): Reach {
  return { read: (name) => readAnywhere(value, name, scope), passed };
}

/** The reach of names from another one. */
export function extendReach(start: Reach, names: readonly string[], body: Body, scope: Scope): Reach {
  return names.reduce((from, name) => {
    const map = body.variable('map');
    const set = code`(${map} = ${from.read(name)})`;
    return { read: (next) => readAnywhere(set, next, scope), passed: [...from.passed, map] };
  }, start);
}

/** True when nothing that was come by is a list; undefined when that needs no look. */
export function isUnlisted({ passed }: Reach): Code | undefined {
  if (passed.length === 0) return undefined;
  const lists = passed.map((value) => code`Array.isArray(${value})`);
  return lists.length === 1 ? code`!${lists[0]}` : code`!(${joinCode(lists, ' || ')})`;
}

/** A member that only maps of data have can be read from anything but null. */
function readAnywhere(value: Code, name: string, scope: Scope): Code {
  const isTelling = !inherited.has(name) && !/^\d/.test(name);
  return isTelling ? code`${value}?.[${name}]` : runtimeCall(scope, mapMember, value, code`${name}`);
}
