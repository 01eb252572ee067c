import { type Code, code } from '../code/Code.ts';
import type { GroupTree } from '../ExpressionTree.ts';
import { memberName } from '../runtime/memberName.ts';
import { soleMember } from '../runtime/soleMember.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/**
 * An object of one member whose name is computed, such as a part of a query string, in a context that is no list:
 * nothing has to be grouped. Undefined where the code would be written too often.
 */
export function lowerKeyedObject(
  { lhs, position }: GroupTree,
  site: Site,
  grouped: () => Code,
): Code | undefined {
  const { unit, body, context } = site;
  const [pair, ...others] = lhs;
  if (pair === undefined || others.length > 0 || context.isRoot || !unit.mayRepeat()) return undefined;
  const [name, value] = [body.variable('name'), body.variable('member')];
  const [nameTree, valueTree] = pair;
  const read = unit.lower(nameTree, site).code;
  const checked = code`${unit.scope.value(memberName, 'memberName')}(${read}, ${position})`;
  const member = unit.lower(valueTree, site).code;
  const sole = runtimeCall(unit.scope, soleMember, name, value);
  const object = code`(${name} = ${checked}) === undefined || (${value} = ${member}) === undefined ? {} : ${sole}`;
  return code`(Array.isArray(${context.whole()}) ? ${grouped()} : ${object})`;
}
