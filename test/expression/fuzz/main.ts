import { parseArgs } from 'node:util';
import { runGuarded } from './guarded/runGuarded.ts';

/**
 * `npm run fuzz:expression -- --cases 1000000 [--seed N] [--from N] [--at-most N] [--skip N,N] [--as-drawn]`: random expressions over random
 * input, ours against the jsonata package. Ends with 1 on a difference, or when fewer than half of the cases yielded a
 * value, so that little would have been shown.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    from: { type: 'string', default: '0' },
    'at-most': { type: 'string', default: '10' },
    skip: { type: 'string', default: '' },
    'as-drawn': { type: 'boolean', default: false },
  },
});
const [seed, cases, from, atMost] = [values.seed, values.cases, values.from, values['at-most']].map(
  (text) => {
    const number = Number(text);
    if (!Number.isSafeInteger(number) || number < 0) throw new Error(`${text} is no count`);
    return number;
  },
) as [number, number, number, number];

const skip = values.skip === '' ? [] : values.skip.split(',').map(Number);
const started = process.hrtime.bigint();
const seconds = () => Number(process.hrtime.bigint() - started) / 1e9;
let told = 0;

console.error(`seed ${seed}`);
const { tally, differences } = await runGuarded({
  seed,
  cases,
  from,
  atMost,
  skip,
  shrinks: !values['as-drawn'],
  onDifference: (told) => console.log(told),
  onProgress: (done, found) => {
    if (seconds() - told < 5) return;
    told = seconds();
    console.error(`${done} of ${cases} cases, ${found} differences, ${Math.round(done / told)} cases/s`);
  },
});
console.log(String(tally));
const unused = tally.unused();
if (unused.length > 0) console.log(`never used: ${unused.join(' ')}`);
console.log(`seed ${seed}: ${differences} differences, ${Math.round(tally.cases / seconds())} cases/s`);
if (differences > 0 || tally.values * 2 < tally.cases) process.exitCode = 1;
