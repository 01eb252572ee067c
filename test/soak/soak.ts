import { parseArgs } from 'node:util';
import { runSoak } from './runSoak.ts';
import { soakTable } from './soakTable.ts';

/** `npm run soak -- --minutes N [--seed S]` */
const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' } },
});
const minutes = Number(values.minutes);
if (!(minutes > 0 && minutes <= 24 * 60)) throw new Error('--minutes wants a number up to a day');
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));

// The processes that were started end with this one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(2));

console.log(`seed ${seed}, ${minutes} min of faults`);
const report = await runSoak({ seed, seconds: minutes * 60, tell: console.log });
console.log(soakTable(report.fired));
console.log(`${report.kills} kills, ${report.posted} events posted`);
for (const breach of report.breaches) console.log(`BROKEN: ${breach}`);
console.log(
  report.breaches.length === 0 ? 'nothing was lost' : `${report.breaches.length} promises were broken`,
);
process.exitCode = report.breaches.length === 0 ? 0 : 1;
