import { engineFault } from '../pictures/engineFault.ts';
import { compileIntegerParser } from '../pictures/integer/compileIntegerParser.ts';
import { PictureCache } from '../pictures/PictureCache.ts';
import type { Builtin } from './Builtin.ts';

const cache = new PictureCache(compileIntegerParser);

/** `$parseInteger`, for pictures that are not constant. */
export const parseInteger: Builtin = {
  name: 'parseInteger',
  signature: '<s-s:n>',
  arity: 2,
  implementation: (text: string | undefined, picture: string | undefined) => {
    if (text === undefined) return undefined;
    if (picture === undefined)
      throw engineFault("Cannot read properties of undefined (reading 'lastIndexOf')");
    return cache.get(picture)(text);
  },
};
