import type { Code } from '../code/Code.ts';
import { relocated } from '../runtime/relocated.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** A call of the run-time library that may fault: told of the operator that is in charge of the site, if one is. */
export function faultingCall(site: Site, callee: (...args: never[]) => unknown, ...args: Code[]): Code {
  const { unit, relocation } = site;
  if (relocation === undefined) return runtimeCall(unit.scope, callee, ...args);
  const place = unit.scope.value(relocation, 'place');
  const target = unit.scope.value(callee, callee.name);
  return runtimeCall(unit.scope, relocated, place, target, ...args);
}
