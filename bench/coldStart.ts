import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median } from './compare.ts';
import { thirtyFields } from './expressions/timeCompiling.ts';

/**
 * `npm run bench:cold`: what it costs a process to begin with 100 blueprints of thirty fields each, compiled from YAML
 * or loaded as modules that `patchbay build` wrote, until each has mapped its first event. Each way runs in a process
 * of its own, in turns; what Node itself needs is measured too and taken off for the ratio.
 */
const blueprints = 100;
const rounds = 9;

interface Cost {
  /** Process CPU time and wall time since the process began, in milliseconds. */
  readonly cpu: number;
  readonly wall: number;
  /** Resident memory, and the heap after a collection, in MiB. */
  readonly resident: number;
  readonly heap: number;
  /** Of everything that was mapped. */
  readonly hash: string;
}

const tell = (work: string) => `import { createHash } from 'node:crypto';
const hash = createHash('sha256');
${work}
const { user, system } = process.cpuUsage();
const wall = performance.now();
const resident = process.memoryUsage().rss / 2 ** 20;
globalThis.gc();
const heap = process.memoryUsage().heapUsed / 2 ** 20;
console.log(JSON.stringify({ cpu: (user + system) / 1000, wall, resident, heap, hash: hash.digest('hex') }));
`;

const event = readFileSync('test/fixtures/events/envelopes.jsonl', 'utf8').split('\n')[0] ?? '';
const now = Date.parse('2026-01-01T00:00:00Z');
const reading = `readEvent(${JSON.stringify(event)}, { now: ${now} })`;

const ways = {
  'Node alone': tell(''),
  compiled: tell(`import { readFileSync } from 'node:fs';
import { compileBlueprint, readEvent } from 'patchbay';
const event = ${reading};
const kept = [];
for (let index = 0; index < ${blueprints}; index++) {
  const compiled = compileBlueprint(readFileSync(\`blueprints/b\${index}.yaml\`, 'utf8'), { now: ${now} });
  if (compiled.mode !== 'compiled') throw new Error('not compiled');
  kept.push(compiled);
  hash.update(JSON.stringify(compiled.transform(event)));
}
globalThis.kept = kept;`),
  'built ahead of time': tell(`import { readEvent } from 'patchbay/runtime';
import { modules } from './build/index.js';
const event = ${reading};
if (modules.size !== ${blueprints}) throw new Error('not all were built');
for (let index = 0; index < ${blueprints}; index++)
  hash.update(JSON.stringify(modules.get(\`b\${index}\`).transform(event, ${now})));
globalThis.kept = modules;`),
};

type Way = keyof typeof ways;
const names = Object.keys(ways) as Way[];

const folder = mkdtempSync(join(tmpdir(), 'patchbay-cold-'));
try {
  prepare();
  const costs = new Map(names.map((name) => [name, [] as Cost[]]));
  for (let round = 0; round < rounds; round++) for (const name of names) costs.get(name)?.push(measure(name));
  report(costs);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function prepare(): void {
  mkdirSync(join(folder, 'blueprints'));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'patchbay'));
  for (let index = 0; index < blueprints; index++)
    writeFileSync(join(folder, 'blueprints', `b${index}.yaml`), thirtyFields(index));
  execFileSync(process.execPath, [resolve('dist/cli/main.js'), 'build'], { cwd: folder, stdio: 'inherit' });
  for (const name of names) writeFileSync(join(folder, `${names.indexOf(name)}.mjs`), ways[name]);
}

function measure(name: Way): Cost {
  const args = ['--expose-gc', `${names.indexOf(name)}.mjs`];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })) as Cost;
}

function report(costs: ReadonlyMap<Way, readonly Cost[]>): void {
  const of = (name: Way, what: 'cpu' | 'wall' | 'resident' | 'heap') =>
    median((costs.get(name) ?? []).map((cost) => cost[what]));
  const hashes = new Set(
    [...(costs.get('compiled') ?? []), ...(costs.get('built ahead of time') ?? [])].map(({ hash }) => hash),
  );
  if (hashes.size !== 1) throw new Error('built and compiled map differently');
  console.log(`${blueprints} blueprints of thirty fields, medians of ${rounds} processes`);
  console.log('                      CPU ms   wall ms   resident MiB   heap MiB');
  for (const name of names) {
    const [cpu, wall, resident, heap] = [
      of(name, 'cpu'),
      of(name, 'wall'),
      of(name, 'resident'),
      of(name, 'heap'),
    ];
    console.log(
      `${name.padEnd(20)} ${cpu.toFixed(0).padStart(7)} ${wall.toFixed(0).padStart(9)} ${resident.toFixed(1).padStart(14)} ${heap.toFixed(1).padStart(10)}`,
    );
  }
  const above = (name: Way, what: 'cpu' | 'wall' | 'resident' | 'heap') =>
    of(name, what) - of('Node alone', what);
  const ratio = (what: 'cpu' | 'wall' | 'resident' | 'heap') =>
    (above('compiled', what) / above('built ahead of time', what)).toFixed(1);
  console.log(
    `beyond Node alone, compiling costs ${ratio('cpu')} times the CPU, ${ratio('wall')} times the wall time, ${ratio('resident')} times the resident memory and ${ratio('heap')} times the heap`,
  );
}
