import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { applyMutant } from './applyMutant.ts';
import { type Mutant, mutants } from './mutants.ts';

/**
 * `npm run fuzz:mutants [-- --cases 100000] [--seed N] [--only pattern]`: proves the fuzzer. A copy of the
 * sources gets one wrong lowering at a time, and the fuzzer, bounded and with a fixed seed, has to find a difference.
 * What differs in the copy as it is does not count. Ends with 1 when a mutant lives, or when there was such a thing.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '20261121' },
    only: { type: 'string', default: '' },
  },
});

const scratch = mkdtempSync(join(tmpdir(), 'patchbay-mutants-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const folder of ['src', 'test/expression']) cpSync(folder, join(scratch, folder), { recursive: true });
for (const file of ['package.json', 'tsconfig.json']) cpSync(file, join(scratch, file));
symlinkSync(resolve('node_modules'), join(scratch, 'node_modules'));

/** Runs the copy's fuzzer; answers what it printed about each difference, by the group in which it was found. */
function fuzz(atMost: number, ...options: string[]): Map<string, string> {
  const script = join(scratch, 'test/expression/fuzz/main.ts');
  const { cases, seed } = values;
  const args = ['--cases', cases, '--seed', seed, '--at-most', `${atMost}`, ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, ...args], {
    // Run from here, where the suite's cases lie beside the project.
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const found = stdout.matchAll(
    /^(?:DIFFERENT|AGAIN) \(--seed \d+ --from (\d+).*(?:\n {2}expression {2}(.*)\n {2}input +(.*))?/gm,
  );
  const differences = new Map(
    [...found].map(([, index = '', text, input]) => [index, `${text}  over  ${input}`]),
  );
  // A mutant that does not even start has not been found.
  if (status !== 0 && differences.size === 0)
    throw new Error(`the fuzzer ended with ${status}:\n${stdout}${stderr}`);
  return differences;
}

function plant(mutant: Mutant): Map<string, string> {
  const file = join(scratch, 'src/expression', mutant.file);
  const source = readFileSync(file, 'utf8');
  writeFileSync(file, applyMutant(source, mutant));
  try {
    return fuzz(1, '--skip', known.join());
  } finally {
    writeFileSync(file, source);
  }
}

const asIs = fuzz(1000, '--as-drawn');
const known = [...asIs.keys()];
console.log(`as it is: ${known.length} differences${known.length > 0 ? ', passed over from here on' : ''}`);

const planted = mutants.filter(({ name }) => new RegExp(values.only).test(name));
let alive = 0;
for (const mutant of planted) {
  const [told] = plant(mutant).values();
  if (told === undefined) alive++;
  console.log(told === undefined ? `ALIVE  ${mutant.name}` : `found  ${mutant.name}: ${told}`);
}
console.log(`${planted.length - alive} of ${planted.length} wrong lowerings found`);
if (alive + known.length > 0) process.exitCode = 1;
