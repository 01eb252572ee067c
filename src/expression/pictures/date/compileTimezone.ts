import { ExpressionFault } from '../../ExpressionFault.ts';
import { analyseIntegerPicture } from '../integer/analyseIntegerPicture.ts';
import { compileInteger, type IntegerWriter } from '../integer/compileInteger.ts';
import type { IntegerPicture } from '../integer/IntegerPicture.ts';
import type { DateMarker } from './DatePart.ts';
import type { TimezoneOffset } from './TimezoneOffset.ts';

/** Writes a zone's offset (XPath and XQuery Functions 3.1, 9.8.4.6); `GMT` before it for the component z. */
export function compileTimezone(
  { component, traditional }: DateMarker,
  integer: IntegerPicture,
): (offset: TimezoneOffset) => string {
  const write = compileOffset(integer);
  const prefix = component === 'z' ? 'GMT' : '';
  const writeWhole = (offset: TimezoneOffset) => {
    const text = write(offset);
    if (offset.digits === 0 && traditional) return 'Z';
    return prefix + (offset.digits >= 0 ? '+' : '') + text;
  };
  let last: TimezoneOffset | undefined;
  let lastText = '';
  return (offset) => {
    if (offset !== last) {
      lastText = writeWhole(offset);
      last = offset;
    }
    return lastText;
  };
}

const writeMinutes = compileInteger(analyseIntegerPicture('00'));

/** @throws ExpressionFault D3134 for pictures with other than one to four digits, unless they are grouped regularly. */
function compileOffset(integer: IntegerPicture): (offset: TimezoneOffset) => string {
  const digits = integer.style === 'decimal' ? integer.mandatoryDigits : undefined;
  const regular = integer.style === 'decimal' && integer.grouping.regular;
  const write = compileInteger(integer);
  if (regular || digits === 3 || digits === 4) return (offset) => write(offset.digits);
  if (digits === 1 || digits === 2) return (offset) => writeShort(offset, write);
  return () => {
    throw ExpressionFault.of('D3134', { value: digits });
  };
}

function writeShort({ hours, minutes }: TimezoneOffset, write: IntegerWriter): string {
  return minutes === 0 ? write(hours) : `${write(hours)}:${writeMinutes(minutes)}`;
}
