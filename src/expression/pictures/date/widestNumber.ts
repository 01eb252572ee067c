import { ExpressionFault } from '../../ExpressionFault.ts';
import { analyseDatePicture } from './analyseDatePicture.ts';
import type { DatePart } from './DatePart.ts';

/**
 * How many digits the widest number of a date picture is padded to; 0 for a faulty picture. The standard sets no
 * limit, so `[Y,500000000]` writes half a billion zeros: whoever has a budget asks before formatting. Other texts
 * that pictures write, and those of number and integer pictures, are not much longer than their picture.
 */
export function widestNumber(picture: string): number {
  try {
    return analyseDatePicture(picture).reduce((widest, part) => Math.max(widest, digitsOf(part)), 0);
  } catch (fault) {
    if (!(fault instanceof ExpressionFault)) throw fault;
    return 0;
  }
}

/** A width that is no number pads nothing. */
function digitsOf(part: DatePart): number {
  const isNumber = part.kind === 'marker' && part.integer?.style === 'decimal';
  return isNumber ? part.integer.mandatoryDigits || 0 : 0;
}
