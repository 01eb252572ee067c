import { Allowance } from '../runtime/Allowance.ts';
import type { Builtin } from './Builtin.ts';

export const join: Builtin = {
  name: 'join',
  signature: '<a<s>s?:s>',
  arity: 2,
  implementation(texts: readonly string[] | undefined, separator = '') {
    if (texts === undefined) return undefined;
    Allowance.write(texts.length * separator.length);
    return texts.join(separator);
  },
};
