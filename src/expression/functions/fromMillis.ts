import { compileDateFormatter } from '../pictures/date/compileDateFormatter.ts';
import { formatIsoTimestamp } from '../pictures/date/formatIsoTimestamp.ts';
import { PictureCache } from '../pictures/PictureCache.ts';
import type { Builtin } from './Builtin.ts';

const cache = new PictureCache(compileDateFormatter);

/** `$fromMillis`, for pictures that are not constant. `$now` with a picture is the same of the evaluation's time. */
export const fromMillis: Builtin = {
  name: 'fromMillis',
  signature: '<n-s?s?:s>',
  arity: 3,
  implementation: (millis: number | undefined, picture?: string, timezone?: string) => {
    if (millis === undefined) return undefined;
    return picture === undefined
      ? formatIsoTimestamp(millis, timezone)
      : cache.get(picture)(millis, timezone);
  },
};
