import { describe, expect, it } from 'vitest';
import { runReload } from '../../bench/reload/runReload.ts';
import { seededRandom } from '../seededRandom.ts';

const short = { blueprints: 60, installed: 10, edits: 30, rate: 400 };

const usual: [name: string, checkouts: number, failing: boolean][] = [['one file at a time', 0, false]];

/** Takes as long as the destination's failures happen to hold it up. */
const rough: typeof usual = [
  ['one file at a time and all of them by a checkout, while the destination fails', 2, true],
];

const isLong = process.env.PATCHBAY_LONG === '1';

/** The long run with its times is `npm run bench:reload`; this one looks at the same promises without a clock. */
describe('edits under load', () => {
  it.each(isLong ? [...usual, ...rough] : usual)(
    'lose, double and mis-map nothing: %s',
    async (_, checkouts, failing) => {
      const result = await runReload({ ...short, checkouts, failing, random: seededRandom(7) });
      expect(result.faults).toEqual([]);
      expect(result.accepted).toBeGreaterThan(0);
      expect(result.live.length).toBeGreaterThan(10);
      expect(result.broken).toBeGreaterThan(0);
      expect(result.checkedOut).toHaveLength(checkouts);
      if (failing) expect(result.unanswered).toBeGreaterThan(0);
    },
    240_000,
  );
});
