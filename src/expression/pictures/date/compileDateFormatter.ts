import { Allowance } from '../../runtime/Allowance.ts';
import { deferFault } from '../deferFault.ts';
import { withEngineFaults } from '../engineFault.ts';
import { analyseDatePicture } from './analyseDatePicture.ts';
import { compileField, type FieldWriter } from './compileField.ts';
import type { DatePart } from './DatePart.ts';
import { momentOf } from './Moment.ts';
import { rememberDays } from './rememberDays.ts';
import { readTimezone, utc } from './TimezoneOffset.ts';

/**
 * @param millis since the epoch, UTC
 * @param timezone an offset such as `+0530`; UTC when there is none
 * @throws ExpressionFault D3130 to D3135 when the picture is faulty.
 */
export type DateFormatter = (millis: number, timezone?: string) => string;

/** Compiles a picture of `$fromMillis` and `$now`. Never throws: a faulty picture's function does. */
export function compileDateFormatter(picture: string): DateFormatter {
  return deferFault(() => compile(analyseDatePicture(picture)));
}

function compile(parts: readonly DatePart[]): DateFormatter {
  const write = compileParts(parts);
  let lastTimezone: string | undefined;
  let offset = utc;
  const format: DateFormatter = (millis, timezone) => {
    if (timezone !== lastTimezone) {
      offset = timezone === undefined ? utc : readTimezone(timezone);
      lastTimezone = timezone;
    }
    return write(momentOf(millis + offset.millis), offset);
  };
  const width = parts.reduce((sum, part) => sum + widthOf(part), 0);
  if (width <= noWidth) return format;
  return (millis, timezone) => {
    Allowance.write(width);
    return withEngineFaults(() => format(millis, timezone));
  };
}

/** Characters that are not worth counting. */
const noWidth = 256;

/** The digits that a number is filled up to; several of them can come to a text longer than there may be. */
function widthOf(part: DatePart): number {
  const isNumber = part.kind === 'marker' && part.integer?.style === 'decimal';
  return isNumber ? part.integer.mandatoryDigits || 0 : 0;
}

/** Components that depend on the day alone. */
const dayComponents: ReadonlySet<string> = new Set('YMDdFWwXxCE');

/** Literals and what depends on the day alone are written as one where they follow each other. */
function compileParts(parts: readonly DatePart[]): FieldWriter {
  const writers: FieldWriter[] = [];
  for (let start = 0; start < parts.length; ) {
    let end = start;
    while (isOfDay(parts[end])) end++;
    // A literal goes with a marker of the time that follows it, if not with those of the day before.
    const run = parts.slice(start, end);
    const isKept = run.some(({ kind }) => kind === 'marker');
    if (isKept) writers.push(rememberDays(joinWriters(run.map(compilePart))));
    const next = parts[end];
    const literal = isKept ? '' : run.map((part) => (part.kind === 'literal' ? part.text : '')).join('');
    if (next !== undefined) writers.push(withPrefix(literal, compilePart(next)));
    else if (literal !== '') writers.push(() => literal);
    start = end + 1;
  }
  return joinWriters(writers);
}

function isOfDay(part: DatePart | undefined): boolean {
  return part?.kind === 'literal' || (part !== undefined && dayComponents.has(part.component));
}

function compilePart(part: DatePart): FieldWriter {
  return part.kind === 'literal' ? () => part.text : compileField(part);
}

function withPrefix(literal: string, write: FieldWriter): FieldWriter {
  return literal === '' ? write : (moment, offset) => literal + write(moment, offset);
}

function joinWriters(writers: readonly FieldWriter[]): FieldWriter {
  const [first, second, third, ...others] = writers;
  if (first === undefined) return () => '';
  if (second === undefined) return first;
  if (third === undefined) return (moment, offset) => first(moment, offset) + second(moment, offset);
  if (others.length === 0)
    return (moment, offset) => first(moment, offset) + second(moment, offset) + third(moment, offset);
  return (moment, offset) => {
    let text = '';
    for (const write of writers) text += write(moment, offset);
    return text;
  };
}
