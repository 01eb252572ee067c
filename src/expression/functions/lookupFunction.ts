import { lookup } from '../runtime/lookup.ts';
import { told } from '../runtime/told.ts';
import type { Builtin } from './Builtin.ts';

/** `$lookup`: a name in a map, or in all maps of a list. A missing name is looked up as "undefined", as by the package. */
export const lookupFunction: Builtin = {
  name: 'lookup',
  signature: '<x-s:x>',
  arity: 2,
  implementation: (value: unknown, name: string | undefined) =>
    Array.isArray(value) ? told(() => lookup(value, String(name))) : lookup(value, String(name)),
};
