import { engineFault } from '../pictures/engineFault.ts';
import { compileIntegerFormatter } from '../pictures/integer/compileIntegerFormatter.ts';
import { PictureCache } from '../pictures/PictureCache.ts';
import type { Builtin } from './Builtin.ts';

const cache = new PictureCache(compileIntegerFormatter);

/** `$formatInteger`, for pictures that are not constant. */
export const formatInteger: Builtin = {
  name: 'formatInteger',
  signature: '<n-s:s>',
  arity: 2,
  implementation: (value: number | undefined, picture: string | undefined) => {
    if (value === undefined) return undefined;
    if (picture === undefined)
      throw engineFault("Cannot read properties of undefined (reading 'lastIndexOf')");
    return cache.get(picture)(value);
  },
};
