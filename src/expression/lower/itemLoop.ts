import { type Code, code, indentCode } from '../code/Code.ts';
import { Allowance } from '../runtime/Allowance.ts';
import { Body } from './Body.ts';
import { itemContext } from './itemContext.ts';
import type { Site } from './Site.ts';

/** What a loop does with an item: statements that may use its number, the number of all, and the list it fills. */
export type Turn = (inner: Site, loop: { index: Code; items: Code; filled: Code }) => Code;

/**
 * A loop over items that fills a list: written out, rather than a call with a function for each item, so that the
 * engine compiles it for this expression alone.
 */
export function itemLoop(
  site: Site,
  items: Code,
  isData: boolean,
  turn: Turn,
  finish: (filled: Code) => Code,
): Code {
  const { unit } = site;
  const [list, filled, index, item] = ['items', 'filled', 'index', 'item'].map(unit.name) as [
    Code,
    Code,
    Code,
    Code,
  ];
  const body = new Body(unit.name);
  const inner = { ...site, body, context: itemContext(item, unit.scope, { isData }) };
  const statements = turn(inner, { index, items: list, filled });
  const spend = code`${unit.scope.value(Allowance, 'Allowance')}.spend(${list}.length);`;
  return code`((${list}) => {
  ${spend}
  const ${filled} = [];
  for (let ${index} = 0; ${index} < ${list}.length; ${index}++) {
    const ${item} = ${list}[${index}];
${indentCode(indentCode(body.before(statements)))}
  }
  return ${finish(filled)};
})(${items})`;
}
