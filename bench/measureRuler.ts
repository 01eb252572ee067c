import { compare } from './compare.ts';
import { handWritten } from './handWritten.ts';
import { readEvents } from './readEvents.ts';

/** Microseconds that it took where the goals were set. */
export const rulerOfGoals = 14.5;

const raw = readEvents('test/fixtures/events/envelopes.jsonl');

/**
 * Microseconds of CPU time for JSON.parse and a hand-written mapping of one event: what absolute times of this moment
 * mean. They are longer on a slower machine, and on one that others use as well.
 */
export function measureRuler(): number {
  const run = () => {
    for (const { buffer, start, end } of raw) {
      handWritten(JSON.parse(buffer.toString('utf8', start, end)), 'int_bench', '2026-01-01T00:00:00.000Z');
    }
  };
  const [ruler] = compare([{ name: 'ruler', run }], raw.length);
  return ruler?.micros ?? Number.NaN;
}
