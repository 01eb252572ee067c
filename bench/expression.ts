import { filters } from './expressions/filters.ts';
import { lambdas } from './expressions/lambdas.ts';
import { paths } from './expressions/paths.ts';
import type { Goal } from './expressions/Row.ts';
import { readEnvelopes } from './expressions/readEnvelopes.ts';
import { texts } from './expressions/texts.ts';
import { timeCompiling } from './expressions/timeCompiling.ts';
import { type Timing, timeRow } from './expressions/timeRow.ts';

/**
 * `npm run bench:expression [-- part-of-an-expression]`: compiled expressions against the jsonata package and against
 * functions written by hand, over 64 events in turn. All three are seen to answer the same before anything is timed;
 * process CPU time, interleaved within each round, medians.
 */
const [part = ''] = process.argv.slice(2);
let missed = 0;
let timed = 0;

function misses({ gain, share }: Goal, timing: Timing): string[] {
  const found: string[] = [];
  if (timing.mode === 'interpreted') found.push('interpreted');
  if (timing.gain < gain) found.push(`gain < ${gain}`);
  if (share !== undefined && timing.share > share) found.push(`share > ${share}`);
  return found;
}

const nanos = (time: number) => time.toFixed(time < 100 ? 1 : 0).padStart(8);
const shorten = (text: string) => (text.length > 58 ? `${text.slice(0, 57)}…` : text.padEnd(58));

for (const { goal, rows } of [paths, filters, lambdas, texts]) {
  const share = goal.share === undefined ? '' : `, <= ${goal.share.toFixed(1)} times the hand-written time`;
  console.log(`\n${goal.name}: goal >= ${goal.gain} times jsonata${share}`);
  console.log(`  ${'ns an evaluation'.padEnd(58)}  by hand     ours  jsonata     gain    share`);
  for (const row of rows.filter(({ expression }) => expression.includes(part))) {
    const timing = await timeRow(row, readEnvelopes);
    const found = misses(goal, timing);
    timed++;
    if (found.length > 0) missed++;
    console.log(
      `  ${shorten(row.expression.replace(/\s+/g, ' '))} ${nanos(timing.byHand)} ${nanos(timing.ours)} ${nanos(timing.jsonata)} ${timing.gain.toFixed(timing.gain < 10 ? 1 : 0).padStart(7)}x ${timing.share.toFixed(2).padStart(8)}${found.length > 0 ? `  MISSED: ${found.join(', ')}` : ''}`,
    );
  }
}

const { fields, mode, cpu, wall } = timeCompiling();
console.log(
  `\na blueprint of ${fields} fields compiles in ${cpu.toFixed(2)} ms of CPU on all threads, ${wall.toFixed(2)} ms on the clock, warm (goal < 5 of CPU; ${mode})${cpu < 5 ? '' : '  MISSED'}`,
);
console.log(`${timed - missed} of ${timed} expressions reach their goals`);
