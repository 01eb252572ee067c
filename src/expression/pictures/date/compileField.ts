import { ExpressionFault } from '../../ExpressionFault.ts';
import { engineFault } from '../engineFault.ts';
import { compileInteger, type IntegerWriter } from '../integer/compileInteger.ts';
import type { IntegerPicture } from '../integer/IntegerPicture.ts';
import { calendarNames } from './calendarNames.ts';
import { compileTimezone } from './compileTimezone.ts';
import type { DateMarker } from './DatePart.ts';
import { fieldOf } from './fieldOf.ts';
import type { Moment } from './Moment.ts';
import type { TimezoneOffset } from './TimezoneOffset.ts';

/** Writes one marker of a date picture. @throws ExpressionFault D3130, D3133, D3134 */
export type FieldWriter = (moment: Moment, offset: TimezoneOffset) => string;

/** Compiles a marker (XPath and XQuery Functions 3.1, 9.8.4.3 to 9.8.4.7). Never throws: its writer does. */
export function compileField(marker: DateMarker): FieldWriter {
  const { component, integer } = marker;
  if (component === 'Z' || component === 'z') {
    if (integer === undefined) throw new Error('a time zone has a number for its presentation');
    const write = compileTimezone(marker, integer);
    return (_, offset) => write(offset);
  }
  if (component === 'P') return compileHalfDay(marker);
  // Calendar and era have one name each.
  if (component === 'C' || component === 'E') return () => 'ISO';
  const read = fieldOf(component);
  // An unknown component that says how it is presented is let through, and there is nothing to present.
  if (read === undefined) return () => 'undefined';
  return marker.names === undefined ? compileNumber(marker, read) : compileName(marker, read);
}

function compileHalfDay({ names }: DateMarker): FieldWriter {
  const [am, pm] = names === 'upper' ? ['AM', 'PM'] : ['am', 'pm'];
  return ({ hour }) => (hour >= 12 ? pm : am);
}

function compileNumber({ integer, yearDigits }: DateMarker, read: (moment: Moment) => number): FieldWriter {
  if (integer === undefined) throw new Error('a number has a presentation');
  const write = remember(compileInteger(integer), integer);
  if (yearDigits === undefined) return (moment) => write(read(moment));
  const modulus = 10 ** yearDigits;
  return (moment) => write(read(moment) % modulus);
}

/** Months, days, weeks, hours, minutes and seconds are less. */
const rememberedNumbers = 60;
const rememberedDigits = 20;

/** Few numbers come up in dates, and always the same; of larger ones, mostly years, the last is remembered. */
function remember(write: IntegerWriter, integer: IntegerPicture): IntegerWriter {
  if (integer.style === 'decimal' && integer.mandatoryDigits > rememberedDigits) return write;
  const texts: string[] = [];
  let large = Number.NaN;
  let largeText = '';
  return (number) => {
    if (number >= 0 && number < rememberedNumbers && Number.isInteger(number)) {
      texts[number] ??= write(number);
      return texts[number] as string;
    }
    if (number !== large) {
      largeText = write(number);
      large = number;
    }
    return largeText;
  };
}

function compileName(marker: DateMarker, read: (moment: Moment) => number): FieldWriter {
  const names = calendarNames(marker.component);
  if (names === undefined) return () => refuseName(marker.component);
  const written = names.map((name) => writeName(name, marker));
  return (moment) => written[read(moment) - 1] ?? writeNoName(marker);
}

function refuseName(component: string): never {
  // The package does not foresee names for fractional seconds.
  if (component === 'f') throw engineFault("Cannot read properties of undefined (reading 'primary')");
  throw ExpressionFault.of('D3133', { value: component });
}

function writeName(name: string, { names, width }: DateMarker): string {
  const max = width?.max;
  const written = names === 'upper' ? name.toUpperCase() : names === 'lower' ? name.toLowerCase() : name;
  return max !== undefined && written.length > max ? written.slice(0, Math.max(0, max)) : written;
}

/** A date that is none has no names; the package asks the missing one for its length or its letters. */
function writeNoName({ names, width }: DateMarker): string {
  if (names === 'title' && width === undefined) return 'undefined';
  throw engineFault('Cannot read properties of undefined');
}
