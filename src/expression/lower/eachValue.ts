import { type Code, code } from '../code/Code.ts';
import type { Scope } from '../code/Scope.ts';
import { collapse } from '../runtime/collapse.ts';
import { Sequence } from '../runtime/Sequence.ts';
import { eachMember } from './eachMember.ts';
import { reachOf } from './Reach.ts';
import { runtimeCall } from './runtimeCall.ts';

/**
 * A function that looks the last name of a path up in each item of a list of data, and answers what the path comes to:
 * written out once for each name. Lists among the items, or found in them, are left to the general form.
 */
export function eachValue(name: string, scope: Scope): Code {
  const general = runtimeCall(scope, collapse, code`${eachMember(name, true, scope)}(items, true)`);
  return scope.define(`value of each ${name}`, 'eachValue', () => {
    const read = reachOf(code`item`, [], scope).read(name);
    return code`(items) => {
  const found = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    const value = ${read};
    if (Array.isArray(value === undefined ? item : value)) return ${general};
    if (value !== undefined) found.push(value);
  }
  return found.length > 1 ? ${scope.value(Sequence, 'Sequence')}.of(found) : found.length === 1 ? found[0] : undefined;
}`;
  });
}
