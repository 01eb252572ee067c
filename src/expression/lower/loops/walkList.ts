import { type Code, code, indentCode } from '../../code/Code.ts';
import { Allowance } from '../../runtime/Allowance.ts';
import { Body } from '../Body.ts';
import type { Site } from '../Site.ts';

/** A loop over a list that a function was given; anything else that is not missing is a list of one. */
export function walkList(
  given: Code,
  site: Site,
  write: (item: Code, turn: Code, items: Code, body: Body, inner: Site) => Code,
  first: Code = code`0`,
): { items: Code; list: Code; loop: Code } {
  const { unit } = site;
  const [items, turn, item] = [unit.name('items'), unit.name('turn'), unit.name('item')];
  const body = new Body(unit.name);
  const statements = write(item, turn, items, body, { ...site, body });
  return {
    list: items,
    items: code`const ${items} = Array.isArray(${given}) ? ${given} : [${given}];
${unit.scope.value(Allowance, 'Allowance')}.spend(${items}.length);`,
    loop: code`for (let ${turn} = ${first}; ${turn} < ${items}.length; ${turn}++) {
  const ${item} = ${items}[${turn}];
${indentCode(body.before(statements))}
}`,
  };
}
