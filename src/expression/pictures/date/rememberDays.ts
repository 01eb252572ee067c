import type { FieldWriter } from './compileField.ts';

/** Days that a writer remembers, more than a year, and how long their texts may be (UTF-16 units) to hold little memory. */
const count = 512;
const longest = 128;

/** For what depends on the day alone: events of a day are many. */
export function rememberDays(write: FieldWriter): FieldWriter {
  const days = new Float64Array(count).fill(Number.NaN);
  const texts = new Array<string>(count).fill('');
  return (moment, offset) => {
    const slot = moment.days & (count - 1);
    if (days[slot] === moment.days) return texts[slot] as string;
    const text = write(moment, offset);
    if (text.length <= longest) {
      days[slot] = moment.days;
      texts[slot] = text;
    }
    return text;
  };
}
