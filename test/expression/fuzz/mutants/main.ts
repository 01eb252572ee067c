import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { applyMutant } from './applyMutant.ts';
import { type Mutant, mutants } from './mutants.ts';

/**
 * `npm run fuzz:mutants [-- --cases 200000] [--seed N] [--only part-of-a-name]`: proves the fuzzer. A copy of the
 * sources gets one wrong lowering at a time, and the fuzzer, bounded and with a fixed seed, has to find a difference;
 * in the copy as it is it has to find none. Ends with 1 when a mutant lives.
 */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '20261121' },
    only: { type: 'string', default: '' },
  },
});

const scratch = mkdtempSync(join(tmpdir(), 'patchbay-mutants-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const folder of ['src', 'test/expression']) cpSync(folder, join(scratch, folder), { recursive: true });
for (const file of ['package.json', 'tsconfig.json']) cpSync(file, join(scratch, file));
symlinkSync(resolve('node_modules'), join(scratch, 'node_modules'));

interface Verdict {
  readonly found: boolean;
  readonly told: string;
}

function fuzz(): Verdict {
  const script = join(scratch, 'test/expression/fuzz/main.ts');
  const { cases, seed } = values;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', script, '--cases', cases, '--seed', seed, '--at-most', '1'],
    // Run from here, where the suite's cases lie beside the project.
    { encoding: 'utf8', timeout: 3_600_000 },
  );
  const found = status === 1 && stdout.startsWith('DIFFERENT');
  // A mutant that does not even start has not been found.
  if (!found && status !== 0) throw new Error(`the fuzzer ended with ${status}:\n${stdout}${stderr}`);
  const lines = stdout.split('\n');
  const member = (name: string) => lines.find((line) => line.startsWith(`  ${name}`))?.slice(14);
  return { found, told: `${member('expression')}  over  ${member('input')}` };
}

function plant(mutant: Mutant): Verdict {
  const file = join(scratch, 'src/expression', mutant.file);
  const source = readFileSync(file, 'utf8');
  writeFileSync(file, applyMutant(source, mutant));
  try {
    return fuzz();
  } finally {
    writeFileSync(file, source);
  }
}

const asIs = fuzz();
if (asIs.found) throw new Error(`without any mutant: ${asIs.told}`);
console.log('as it is: no difference');

const planted = mutants.filter(({ name }) => name.includes(values.only));
let alive = 0;
for (const mutant of planted) {
  const { found, told } = plant(mutant);
  if (!found) alive++;
  console.log(`${found ? 'found' : 'ALIVE'}  ${mutant.name}${found ? `: ${told}` : ''}`);
}
console.log(`${planted.length - alive} of ${planted.length} wrong lowerings found`);
if (alive > 0) process.exitCode = 1;
