import { seededRandom } from '../test/seededRandom.ts';
import { runReload } from './reload/runReload.ts';

/** What a save may take until it is in force, in milliseconds: 99 of 100 of them. */
const goal = 100;

/** Events a second that have to be accepted all the while. */
const load = 2_000;

const options = new Set(process.argv.slice(2));
const unknown = [...options].filter((option) => !['--checkout', '--failing'].includes(option));
if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(' ')}; there are --checkout and --failing`);

// What is under way ends with the process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const seed = Date.now() % 1_000_000;
const failing = options.has('--failing');
const result = await runReload({
  blueprints: 1000,
  installed: 10,
  edits: 200,
  warmUp: 20,
  rate: load * 1.05,
  checkouts: options.has('--checkout') ? 6 : 0,
  failing,
  random: seededRandom(seed),
  yields: true,
});

const { faults, accepted, rate, records, unanswered, live, ways, seen, checkedOut, broken } = result;
console.log(
  `${accepted} events accepted at ${rate.toFixed(0)} a second, ${records} records came, ${unanswered} of them in vain; ${broken} edits were broken; seed ${seed}\n`,
);
console.log(
  'milliseconds'.padEnd(34) + ['p50', 'p95', 'p99', 'max'].map((name) => name.padStart(8)).join(''),
);
printRow(`save to live, ${live.length} of them`, live);
if (seen.length > 0) printRow('save to the first record', seen);
printRow('an event, from sent to delivered', ways);
if (checkedOut.length > 0) printRow('checkout to live everywhere', checkedOut);

const slow = percentile(live, 0.99) > goal;
const broke = [
  ...faults,
  ...(rate < load ? [`only ${rate.toFixed(0)} events a second were accepted`] : []),
  ...(slow ? [`the time from save to live misses ${goal} ms`] : []),
];
for (const fault of broke) console.log(`broken: ${fault}`);
if (broke.length > 0) process.exitCode = 1;
else console.log('\nevery event was mapped by one good version that was in force; none was lost or doubled');

function printRow(name: string, times: readonly number[]): void {
  const cells = [0.5, 0.95, 0.99, 1].map((share) => percentile(times, share).toFixed(1).padStart(8));
  console.log(name.padEnd(34) + cells.join(''));
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
