import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { openWorkspace } from '../../project/openWorkspace.ts';
import type { Difference } from '../../review/blueprintTests/differences.ts';
import type { Coverage } from '../../review/blueprintTests/measureCoverage.ts';
import { runTestFile } from '../../review/blueprintTests/runTestFile.ts';
import type { TestResult } from '../../review/blueprintTests/runTests.ts';
import { updateExpectations } from '../../review/blueprintTests/updateExpectations.ts';
import { replaceFile } from '../replaceFile.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';
import { watchFiles } from '../watchFiles.ts';

interface TestOptions {
  readonly update: boolean;
  readonly watch: boolean;
  /** Percent of a blueprint's parts that tests have to hold; true only prints. */
  readonly coverage?: true | number;
}

export function test(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command('test')
    .description('run the tests beside the blueprints')
    .argument('[paths...]', 'test files, or folders that hold them', ['blueprints'])
    .option(
      '--update',
      'let failing tests expect what came out; read the difference before you commit',
      false,
    )
    .option('--watch', 'run them again whenever a file changes', false)
    .option(
      '--coverage [percent]',
      'name the parts of each blueprint that no test would miss; below so many percent held, fail',
      readPercent,
    )
    .action(async (paths: string[], options: TestOptions) => {
      if (!options.watch) return end(await runAll(paths, options, terminal));
      // Blueprints are watched wherever their tests are.
      const places = [...paths, 'blueprints'].filter((path) => existsSync(path));
      return watchFiles(places, async () => {
        end(await runAll(paths, options, terminal));
        terminal.talk(terminal.palette.quiet('watching for changes; Ctrl-C ends it'));
      });
    });
}

function readPercent(text: string): number {
  const percent = Number(text);
  if (percent >= 0 && percent <= 100) return percent;
  throw new InvalidArgumentError('a number from 0 to 100');
}

async function runAll(paths: readonly string[], options: TestOptions, terminal: Terminal): Promise<ExitCode> {
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length > 0) {
    terminal.complain(missing.map((file) => diagnose('file/not-found', { file })));
    return 2;
  }
  const { library } = openWorkspace();
  const counts = { passed: 0, failed: 0, updated: 0 };
  let isHeld = true;
  for (const file of paths.flatMap(testFiles)) {
    const run = await runTestFile(file, library, { coverage: options.coverage !== undefined });
    terminal.complain(run.diagnostics);
    if (run.diagnostics.some(({ severity }) => severity === 'error')) counts.failed += 1;
    if (options.update) counts.updated += update(file, run.results, terminal);
    else for (const result of run.results) counts[printResult(result, terminal)] += 1;
    if (run.coverage !== undefined)
      isHeld = printCoverage(run.coverage, options.coverage, terminal) && isHeld;
  }
  terminal.talk(
    options.update
      ? `${counts.updated} updated, ${counts.failed} failed`
      : `${counts.passed} passed, ${counts.failed} failed`,
  );
  return counts.failed === 0 && isHeld ? 0 : 1;
}

function testFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.yaml'))
    .map((file) => join(path, file))
    .toSorted();
}

/** Writes what came out into a test file; answers how many of its tests that changed. */
function update(file: string, results: readonly TestResult[], terminal: Terminal): number {
  const failed = results.filter(({ differences }) => differences.length > 0);
  if (failed.length === 0) return 0;
  replaceFile(file, updateExpectations(readFileSync(file, 'utf8'), results));
  for (const result of failed) printResult(result, terminal);
  return failed.length;
}

function printResult(
  { test: { name, file, span }, differences }: TestResult,
  terminal: Terminal,
): 'passed' | 'failed' {
  const { talk, palette } = terminal;
  if (differences.length === 0) {
    talk(`${palette.info('✓')} ${palette.quiet(file)} ${name}`);
    return 'passed';
  }
  talk(`${palette.error('✗')} ${palette.quiet(`${file}:${span.line}:${span.column}`)} ${name}`);
  for (const difference of differences) for (const line of linesOf(difference, terminal)) talk(line);
  return 'failed';
}

/** What was expected above what came out, so that the eye compares them. */
function linesOf({ path, expected, actual }: Difference, { palette }: Terminal): string[] {
  const shown = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));
  return [
    `    ${path}`,
    `      ${palette.error(`- expected ${shown(expected)}`)}`,
    `      ${palette.info(`+ got      ${shown(actual)}`)}`,
  ];
}

function printCoverage(
  { file, parts, untested }: Coverage,
  least: true | number | undefined,
  terminal: Terminal,
): boolean {
  const { talk, palette } = terminal;
  const percent = parts === 0 ? 100 : Math.floor((100 * (parts - untested.length)) / parts);
  talk(`${palette.strong(file)} ${percent} % of ${parts} parts are held by tests`);
  for (const { name, span } of untested) {
    talk(`    ${palette.warning(`${file}:${span.line}:${span.column}`)} ${name}: no test would miss it`);
  }
  return typeof least !== 'number' || percent >= least;
}
