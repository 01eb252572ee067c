import { firstPiece } from '../../functions/firstPiece.ts';
import { textAfter } from '../../functions/textAfter.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';
import { lowerContains } from './lowerContains.ts';
import { lowerDistinct } from './lowerDistinct.ts';
import { lowerExists } from './lowerExists.ts';
import { lowerJoin } from './lowerJoin.ts';
import { lowerLetterCase } from './lowerLetterCase.ts';
import { lowerMatch } from './lowerMatch.ts';
import { lowerMerge } from './lowerMerge.ts';
import { lowerNot } from './lowerNot.ts';
import { lowerNumber } from './lowerNumber.ts';
import { lowerPad } from './lowerPad.ts';
import { lowerPictured } from './lowerPictured.ts';
import { lowerReplace } from './lowerReplace.ts';
import { lowerSplit } from './lowerSplit.ts';
import { lowerString } from './lowerString.ts';
import { lowerSubstring } from './lowerSubstring.ts';
import { lowerSubstringAround } from './lowerSubstringAround.ts';
import { lowerTrim } from './lowerTrim.ts';
import { lowerUrlCoding } from './lowerUrlCoding.ts';

/** Functions whose calls have code of their own, by name. */
export const builtinLowerings: ReadonlyMap<string, BuiltinLowering> = new Map<string, BuiltinLowering>([
  ['exists', lowerExists],
  ['not', lowerNot],
  ...uncounted([
    ['contains', lowerContains],
    ['decodeUrl', lowerUrlCoding('decodeUrl')],
    ['decodeUrlComponent', lowerUrlCoding('decodeUrlComponent')],
    ['distinct', lowerDistinct],
    ['encodeUrl', lowerUrlCoding('encodeUrl')],
    ['encodeUrlComponent', lowerUrlCoding('encodeUrlComponent')],
    ['formatInteger', lowerPictured('formatInteger')],
    ['formatNumber', lowerPictured('formatNumber')],
    ['fromMillis', lowerPictured('fromMillis')],
    ['join', lowerJoin],
    ['lowercase', lowerLetterCase(false)],
    ['match', lowerMatch],
    ['merge', lowerMerge],
    ['number', lowerNumber],
    ['pad', lowerPad],
    ['parseInteger', lowerPictured('parseInteger')],
    ['replace', lowerReplace],
    ['split', lowerSplit],
    ['string', lowerString],
    ['substring', lowerSubstring],
    ['substringAfter', lowerSubstringAround(textAfter)],
    ['substringBefore', lowerSubstringAround(firstPiece)],
    ['toMillis', lowerPictured('toMillis')],
    ['trim', lowerTrim],
    ['uppercase', lowerLetterCase(true)],
  ]),
]);

/** What may grow is counted where the function is implemented: its code here stands for it only where nobody counts. */
function uncounted(rows: [string, BuiltinLowering][]): [string, BuiltinLowering][] {
  return rows.map(([name, lower]) => [name, (call) => (call.site.unit.isCounted ? undefined : lower(call))]);
}
