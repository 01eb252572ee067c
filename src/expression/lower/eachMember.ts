import { type Code, code } from '../code/Code.ts';
import type { Scope } from '../code/Scope.ts';
import { collapse } from '../runtime/collapse.ts';
import { flattenFound } from '../runtime/flattenFound.ts';
import { isMap } from '../runtime/isMap.ts';
import { isRecord } from '../runtime/isRecord.ts';
import { lookupName } from '../runtime/lookupName.ts';
import { readMember } from './itemContext.ts';
import { runtimeCall } from './runtimeCall.ts';

/** A function that looks one name up in each item of a list: written out once for each name. */
export function eachMember(name: string, isData: boolean, scope: Scope): Code {
  return scope.define(`each ${isData} ${name}`, 'each', () => {
    const item = code`item`;
    const member = readMember(item, name, scope);
    const found = isData ? member : runtimeCall(scope, collapse, member);
    const isOne = runtimeCall(scope, isData ? isMap : isRecord, item);
    return code`(items, isLast) => {
  const found = [];
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    const value = ${isOne} ? ${found} : ${runtimeCall(scope, lookupName, item, code`${name}`)};
    if (value !== undefined) found.push(value);
  }
  return ${runtimeCall(scope, flattenFound, code`found`, code`isLast`)};
}`;
  });
}
