import { join } from 'node:path';
import type { Command } from 'commander';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { openWorkspace } from '../../project/openWorkspace.ts';
import { buildModules } from '../build/buildModules.ts';
import { findTargets } from '../build/findTargets.ts';
import { type Difference, OutputFolder } from '../build/OutputFolder.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

interface BuildOptions {
  readonly out: string;
  readonly integrationId: string;
  readonly check?: boolean;
}

export function build(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command('build')
    .description('write compiled transforms as ES modules, for hosts that cannot or should not compile')
    .argument(
      '[names...]',
      'ids of integrations or names of blueprints; without any, all that patchbay.yaml installs, or else the blueprints of the folder',
    )
    .option('-o, --out <folder>', 'where to write; files of others in it are left alone', 'build')
    .option('--integration-id <id>', 'what modules of blueprints set `integration_id` to', 'int_test')
    .option('--check', 'write nothing, and end with 1 when the folder is not up to date')
    .addHelpText('after', example)
    .action(async (names: string[], options: BuildOptions) =>
      end(await buildFolder(names, options, terminal)),
    );
}

const example = `
A host loads the modules with the package's small run-time library alone:
  import { readEvent } from 'patchbay/runtime';
  import { transform } from './build/integrations/int_events_table.js';
  const outcome = transform(readEvent(json));`;

async function buildFolder(
  names: readonly string[],
  { out, integrationId, check = false }: BuildOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const workspace = openWorkspace();
  const { targets, diagnostics } = await findTargets(names, integrationId, workspace);
  terminal.complain(diagnostics);
  if (targets.length === 0) return diagnostics.some(isMissing) ? 2 : 1;
  const built = buildModules(targets, workspace.library, workspace.folder);
  terminal.complain(built.diagnostics);
  if (built.files === undefined) return 1;
  const folder = new OutputFolder(out);
  const difference = folder.compare(built.files);
  if (check) return checkFolder(out, difference, terminal);
  if (difference.foreign.length > 0) {
    terminal.complain(
      difference.foreign.map((file) => diagnose('build/foreign-file', { file: join(out, file) })),
    );
    return 1;
  }
  folder.update(built.files, difference);
  terminal.talk(summary(out, targets.length, difference));
  return 0;
}

/** Something that was asked for is not there; other faults are faults of files. */
function isMissing({ code }: Diagnostic): boolean {
  return code === 'file/not-found' || code === 'build/unknown-name' || code === 'build/nothing-to-build';
}

function checkFolder(out: string, difference: Difference, terminal: Terminal): ExitCode {
  const { missing, changed, foreign, leftOver } = difference;
  const stale = [
    ...missing.map((file) => ({ file, problem: 'is missing' })),
    ...[...changed, ...foreign].map((file) => ({ file, problem: 'differs' })),
    ...leftOver.map((file) => ({ file, problem: 'is left over from an earlier build' })),
  ];
  terminal.complain(
    stale.map(({ file, problem }) => diagnose('build/not-current', { file: join(out, file), problem })),
  );
  return stale.length === 0 ? 0 : 1;
}

function summary(out: string, modules: number, { missing, changed, leftOver }: Difference): string {
  const written = missing.length + changed.length;
  const removed = leftOver.length === 0 ? '' : `, ${leftOver.length} removed`;
  return `${modules} ${modules === 1 ? 'module' : 'modules'} in ${out}: ${written} files written${removed}`;
}
