import { compileDateParser } from '../pictures/date/compileDateParser.ts';
import { parseIsoTimestamp } from '../pictures/date/parseIsoTimestamp.ts';
import { PictureCache } from '../pictures/PictureCache.ts';
import type { Builtin } from './Builtin.ts';

const cache = new PictureCache(compileDateParser);

/**
 * `$toMillis`, for pictures that are not constant. Whoever evaluates hands over a third argument that the signature
 * does not know: the evaluation's time in milliseconds since the epoch, for what a text leaves out.
 */
export const toMillis: Builtin = {
  name: 'toMillis',
  signature: '<s-s?:n>',
  arity: 2,
  implementation: (text: string | undefined, picture?: string, now = Date.now()) => {
    if (text === undefined) return undefined;
    // A partial application hands over anything, of which JavaScript makes a text.
    const written = String(text);
    return picture === undefined ? parseIsoTimestamp(written) : cache.get(picture)(written, now);
  },
};
