import { matchesOf } from '../runtime/matchesOf.ts';
import { RegexValue } from '../runtime/RegexValue.ts';
import { told } from '../runtime/told.ts';
import type { Builtin } from './Builtin.ts';

/** @throws ExpressionFault T1010 */
export const contains: Builtin = {
  name: 'contains',
  signature: '<s-(sf):b>',
  arity: 2,
  implementation(text: string | undefined, sought: unknown) {
    if (text === undefined || sought === undefined) return undefined;
    if (typeof sought === 'string') return text.includes(sought);
    if (sought instanceof RegexValue) return sought.test(text);
    return told(() => matchesOf(sought, text).advance());
  },
};
