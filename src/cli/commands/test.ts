import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Difference } from '../../review/blueprintTests/differences.ts';
import { runTestFile, type TestResult } from '../../review/blueprintTests/runTestFile.ts';
import { openWorkspace } from '../openWorkspace.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

export function test(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command('test')
    .description('run the tests beside the blueprints')
    .argument('[paths...]', 'test files, or folders that hold them', ['blueprints'])
    .action(async (paths: string[]) => end(await runTests(paths, terminal)));
}

async function runTests(paths: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length > 0) {
    terminal.complain(missing.map((file) => diagnose('file/not-found', { file })));
    return 2;
  }
  const { library } = openWorkspace();
  let [passed, failed] = [0, 0];
  for (const file of paths.flatMap(testFiles)) {
    const { results, diagnostics } = await runTestFile(file, library);
    terminal.complain(diagnostics);
    if (diagnostics.some(({ severity }) => severity === 'error')) failed += 1;
    for (const result of results) {
      if (result.differences.length === 0) passed += 1;
      else failed += 1;
      printResult(result, terminal);
    }
  }
  terminal.talk(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function testFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.yaml'))
    .map((file) => join(path, file))
    .toSorted();
}

function printResult({ name, file, span, differences }: TestResult, { talk, palette }: Terminal): void {
  if (differences.length === 0) {
    talk(`${palette.info('✓')} ${palette.quiet(file)} ${name}`);
    return;
  }
  talk(`${palette.error('✗')} ${palette.quiet(`${file}:${span.line}:${span.column}`)} ${name}`);
  for (const difference of differences) talk(indent(difference));
}

function indent({ path, expected, actual }: Difference): string {
  const shown = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));
  return `    ${path}: expected ${shown(expected)}, got ${shown(actual)}`;
}
