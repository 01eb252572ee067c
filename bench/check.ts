import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { projectFiles } from './check/projectFiles.ts';

/** How many times each row is run; the fastest counts, since a busy machine only ever adds. */
const runs = 5;
const main = resolve('dist/cli/main.js');

const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-check-'));
try {
  const files = projectFiles(1000);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  console.log(
    `${Object.keys(files).length} files, 1000 blueprints; seconds of a process from its start to its end\n`,
  );
  printRow('what', 'goal', 'fastest', 'median', 'slowest');
  measure('the whole project, cold', 10, []);
  measure('one blueprint of it', 0.5, ['blueprints/shop/b500.yaml']);
  measure('the whole project as SARIF', 10, ['--format', 'sarif']);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measure(name: string, goal: number, args: readonly string[]): void {
  const times = Array.from({ length: runs }, () => secondsOf(args)).toSorted((a, b) => a - b);
  const [fastest = 0, median = 0, slowest = 0] = [times[0], times[runs >> 1], times.at(-1)];
  const verdict = fastest <= goal ? '' : '  missed';
  printRow(name, `< ${goal}`, fastest.toFixed(2), median.toFixed(2), slowest.toFixed(2) + verdict);
  if (verdict !== '') process.exitCode = 1;
}

/** A check that ends in another way than clean would measure something else. */
function secondsOf(args: readonly string[]): number {
  const start = performance.now();
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'check', ...args], options);
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`check ended with ${status}: ${stdout.slice(0, 2000)}${stderr}`);
  return seconds;
}

function printRow(name: string, ...cells: string[]): void {
  console.log(name.padEnd(30) + cells.map((cell) => cell.padStart(9)).join(''));
}
