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

/** Lists of up to so many texts are joined one by one, which is faster as long as they are few. */
const few = 64;

/** The texts of a list as one; undefined for what is no list of texts. */
export function joinTexts(list: unknown, separator: string): string | undefined {
  if (!Array.isArray(list)) return undefined;
  for (let index = 0; index < list.length; index++) if (typeof list[index] !== 'string') return undefined;
  if (list.length > few) return list.join(separator);
  if (list.length === 0) return '';
  let joined = list[0] as string;
  for (let index = 1; index < list.length; index++) joined += separator + list[index];
  return joined;
}
