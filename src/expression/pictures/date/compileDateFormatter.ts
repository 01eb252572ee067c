import { Allowance } from '../../runtime/Allowance.ts';
import { deferFault } from '../deferFault.ts';
import { withEngineFaults } from '../engineFault.ts';
import { analyseDatePicture } from './analyseDatePicture.ts';
import { compileField, type FieldWriter } from './compileField.ts';
import type { DatePart } from './DatePart.ts';
import { momentOf } from './Moment.ts';
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

interface Step {
  readonly literal: string;
  readonly write: FieldWriter;
}

function compile(parts: readonly DatePart[]): DateFormatter {
  const { steps, last } = joinLiterals(parts);
  let lastTimezone: string | undefined;
  let offset = utc;
  const format: DateFormatter = (millis, timezone) => {
    if (timezone !== lastTimezone) {
      offset = timezone === undefined ? utc : readTimezone(timezone);
      lastTimezone = timezone;
    }
    const moment = momentOf(millis + offset.millis);
    let text = '';
    for (let index = 0; index < steps.length; index++) {
      const { literal, write } = steps[index] as Step;
      text += literal === '' ? write(moment, offset) : literal + write(moment, offset);
    }
    return text + last;
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

function joinLiterals(parts: readonly DatePart[]): { steps: readonly Step[]; last: string } {
  const steps: Step[] = [];
  let literal = '';
  for (const part of parts) {
    if (part.kind === 'literal') literal += part.text;
    else {
      steps.push({ literal, write: compileField(part) });
      literal = '';
    }
  }
  return { steps, last: literal };
}
