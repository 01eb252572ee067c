import { engineFault } from '../pictures/engineFault.ts';
import { compileNumberPicture, type NumberOptions } from '../pictures/number/compileNumberPicture.ts';
import { PictureCache } from '../pictures/PictureCache.ts';
import type { Builtin } from './Builtin.ts';

const cache = new PictureCache((picture) => compileNumberPicture(picture));

/** `$formatNumber`, for pictures that are not constant. */
export const formatNumber: Builtin = {
  name: 'formatNumber',
  signature: '<n-so?:s>',
  arity: 3,
  implementation: (value: number | undefined, picture: string | undefined, options?: NumberOptions) => {
    if (value === undefined) return undefined;
    if (picture === undefined) throw engineFault("Cannot read properties of undefined (reading 'split')");
    const format = options === undefined ? cache.get(picture) : compileNumberPicture(picture, options);
    return format(value);
  },
};
