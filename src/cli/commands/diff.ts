import { createReadStream, existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { projectFileName } from '../../project/loadProject.ts';
import { openBase } from '../../review/against/openBase.ts';
import { type DiffReport, isBreaking } from '../../review/diff/DiffReport.ts';
import { diffSnapshots } from '../../review/diff/diffSnapshots.ts';
import { type DiffFormat, diffPrinters } from '../../review/diff/formats/diffPrinters.ts';
import { openSnapshots } from '../../review/diff/openSnapshots.ts';
import { shorten } from '../../review/diff/shorten.ts';
import { findProjectFolder } from '../../review/files/findProjectFolder.ts';
import { isWithin } from '../../review/files/isWithin.ts';
import { readSource } from '../readSource.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

interface DiffOptions {
  readonly against: string;
  readonly events?: string;
  readonly format: DiffFormat;
  readonly hideValues: boolean;
}

const explanation = `
The change is what lies between the commit where the checked-out branch parted from <ref> (their merge base, as a pull
request is shown) and the files on disk, committed or not. Both versions of whatever it makes different run over the
events of the tests, over events that come with Patchbay, and over --events.

Ends with 0 when nothing breaks, 1 when something does or does not compile, 2 when it could not run.`;

export function diff(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const formats = Object.keys(diffPrinters) as DiffFormat[];
  program
    .command('diff')
    .description('show what a change does to records, and what it breaks')
    .argument('[paths...]', 'files and folders to confine it to; the whole project if not given')
    .requiredOption('--against <ref>', 'the Git branch, tag or commit that the change is for')
    .option('--events <file>', 'a sample of real events, one JSON object a line')
    .option('--hide-values', 'show no values of events in examples', false)
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .addHelpText('after', explanation)
    .action(async (paths: string[], options: DiffOptions) => end(await runDiff(paths, options, terminal)));
}

async function runDiff(
  paths: readonly string[],
  options: DiffOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { against, events: file, format, hideValues } = options;
  if (file !== undefined && !(existsSync(file) && statSync(file).isFile())) {
    terminal.complain([diagnose('file/not-found', { file })]);
    return 2;
  }
  const folder = findProjectFolder(paths[0] ?? process.cwd());
  const opened = openBase(against, folder);
  if ('diagnostic' in opened) {
    terminal.complain([opened.diagnostic]);
    return 2;
  }
  const { ref, base } = opened.revision;
  const snapshots = openSnapshots(base, folder);
  if ('diagnostic' in snapshots) {
    terminal.complain([snapshots.diagnostic]);
    return 2;
  }
  const { before, after, problems } = snapshots;
  const result = await diffSnapshots(before, after, {
    isChosen: (name) => paths.length === 0 || paths.some((path) => isWithin(name, path)),
    events: file === undefined ? undefined : { file, input: createReadStream(file) },
    show: hideValues ? () => '***' : shorten,
  });
  terminal.complain(problems);
  const report: DiffReport = { ref, base, ...result };
  // A project file may hold a secret in clear: its lines are not shown.
  const sourceOf = (name: string) =>
    resolve(name) === resolve(folder, projectFileName) ? undefined : readSource(name);
  terminal.out(diffPrinters[format](report, { sourceOf, palette: terminal.outPalette }));
  return problems.length > 0 || isBreaking(report) ? 1 : 0;
}
