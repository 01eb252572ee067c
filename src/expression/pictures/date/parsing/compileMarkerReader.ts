import { ExpressionFault } from '../../../ExpressionFault.ts';
import { calendarNames } from '../calendarNames.ts';
import type { DateMarker } from '../DatePart.ts';
import { isDigit, isLetter } from '../matching/CharSet.ts';
import { compileNumberReader } from './compileNumberReader.ts';
import { compileTimezoneReader } from './compileTimezoneReader.ts';
import type { MarkerReader } from './MarkerReader.ts';
import type { ReadComponent } from './ReadFields.ts';

/** @throws ExpressionFault D3130, D3133, D3120 when the marker cannot be read. */
export function compileMarkerReader(marker: DateMarker): MarkerReader {
  const { component, integer } = marker;
  if (component === 'Z' || component === 'z') return compileTimezoneReader(component, integer);
  if (component === 'f') return { component, elements: [{ kind: 'run', set: isDigit }], read: readMillis };
  if (integer !== undefined) {
    return { component: component as ReadComponent, ...compileNumberReader(integer, marker.exactDigits) };
  }
  const values = namesOf(marker);
  return {
    component: component as ReadComponent,
    elements: [{ kind: 'run', set: isLetter }],
    read: (text, start, end) => values.get(text.slice(start, end)),
  };
}

/**
 * A fraction of a second, of which three digits count. They are a decimal fraction before they are milliseconds; what
 * the multiplication leaves is cut off later, so that .57 comes to 569.
 */
function readMillis(text: string, start: number, end: number): number {
  let value = 0;
  let unit = 1;
  for (let index = start; index < end && unit < 1000; index++) {
    value = value * 10 + text.charCodeAt(index) - 0x30;
    unit *= 10;
  }
  return (value / unit) * 1000;
}

/** Names are compared with their case; of those that are cut to the same the last one counts. */
function namesOf({ component, width }: DateMarker): ReadonlyMap<string, number> {
  if (component === 'P') return halvesOfDay;
  const names = calendarNames(component);
  if (names === undefined) throw ExpressionFault.of('D3133', { value: component });
  const max = width?.max || Number.POSITIVE_INFINITY;
  return new Map(names.map((name, index) => [name.slice(0, Math.max(0, max)), index + 1]));
}

const halvesOfDay: ReadonlyMap<string, number> = new Map([
  ['am', 0],
  ['AM', 0],
  ['pm', 1],
  ['PM', 1],
]);
