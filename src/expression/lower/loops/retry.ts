import { type Code, code, indentCode } from '../../code/Code.ts';
import { collapse } from '../../runtime/collapse.ts';
import { expectFault } from '../../runtime/expectFault.ts';
import { Body } from '../Body.ts';
import { closure } from '../closure.ts';
import { kinds, type Operand } from '../Operand.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { Site } from '../Site.ts';

/**
 * A fast form, and behind it the general one, which evaluates again from the start where the fast form gives up or
 * meets a fault: what data usually is like is all that the fast form has to know.
 *
 * @param write statements that return the value, or give up with the code that they are given.
 * @param general answers a value that may still have to collapse; the fast form's has.
 */
export function retry(
  site: Site,
  write: (inner: Site, giveUp: Code) => Code,
  general: (inner: Site) => Operand,
): Operand {
  const { unit } = site;
  const label = unit.name('fast');
  const body = new Body(unit.name);
  const fast = write({ ...site, body, isRetried: true }, code`break ${label};`);
  let known: number = kinds.any;
  // Once is enough: within the general form nothing is lowered twice.
  const compact = { ...unit, mayRepeat: () => false };
  const slow = closure(unit.name, code``, (inner) => {
    const found = general({ ...site, unit: compact, body: inner });
    known = found.kinds;
    return found.isOpen ? runtimeCall(unit.scope, collapse, found.code) : found.code;
  });
  const thrown = unit.name('thrown');
  const value = code`(() => {
  ${label}: try {
${indentCode(indentCode(body.before(fast)))}
  } catch (${thrown}) {
    ${runtimeCall(unit.scope, expectFault, thrown)};
  }
  return (${slow})();
})()`;
  return { code: value, kinds: known };
}
