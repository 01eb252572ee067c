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
      ? formatIsoTimestamp(momentOf(millis), timezone)
      : cache.get(picture)(momentOf(millis), timezone);
  },
};

/** A partial application hands over anything: the package adds the offset of UTC, and takes a text for a date. */
function momentOf(millis: unknown): number {
  return typeof millis === 'number' ? millis : new Date((millis as number) + 0).getTime();
}
