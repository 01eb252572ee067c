import { appendFileSync, existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { packageVersion } from '../../compiler/runtime/packageVersion.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Printable } from '../../diagnostics/formats/Printable.ts';
import { type FormatName, printers } from '../../diagnostics/formats/printers.ts';
import { stepSummary } from '../../diagnostics/formats/stepSummary.ts';
import { openBase } from '../../review/against/openBase.ts';
import { openRevision } from '../../review/against/openRevision.ts';
import type { Revision } from '../../review/against/Revision.ts';
import { findProjectFolder } from '../../review/files/findProjectFolder.ts';
import { isWithin } from '../../review/files/isWithin.ts';
import { hideSecrets } from '../../review/hideSecrets.ts';
import { type Review, reviewProject } from '../../review/reviewProject.ts';
import { readSource } from '../readSource.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

interface CheckOptions {
  readonly format: FormatName;
  readonly against?: string;
  readonly denyWarnings: boolean;
}

export function check(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const names = Object.keys(printers) as FormatName[];
  program
    .command('check')
    .description(
      'find what is wrong with a project: catalog, blueprints, overrides, tests, project file, docs',
    )
    .argument('[paths...]', 'files and folders to confine it to; the whole project if not given')
    .addOption(new Option('--format <format>', 'how to print').choices(names).default('text'))
    .option(
      '--against <ref>',
      'report what breaks, too, since the branch parted from a Git branch, tag or commit',
    )
    .option('--deny-warnings', 'fail on warnings, too', false)
    .action((paths: string[], options: CheckOptions) => end(runCheck(paths, options, terminal)));
}

function runCheck(paths: readonly string[], options: CheckOptions, terminal: Terminal): ExitCode {
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length > 0) {
    terminal.complain(missing.map((file) => diagnose('file/not-found', { file })));
    return 2;
  }
  const opened = options.against === undefined ? undefined : openBase(options.against, process.cwd());
  if (opened !== undefined && 'diagnostic' in opened) {
    terminal.complain([opened.diagnostic]);
    return 2;
  }
  const reviews = reviewAll(paths, opened?.revision);
  const printable = printableOf(reviews, opened?.revision ?? pullRequestBase(options), options, terminal);
  terminal.out(printers[options.format](printable));
  const { GITHUB_STEP_SUMMARY: summary } = process.env;
  if (options.format === 'github' && summary) appendFileSync(summary, stepSummary(printable));
  return exitCodeOf(printable);
}

/** Paths may lie in several projects; each is reviewed as its own. */
function reviewAll(paths: readonly string[], against: Revision | undefined): Review[] {
  const now = Date.now();
  if (paths.length === 0) return [reviewProject(process.cwd(), { now, against })];
  const projects = new Map<string, string[]>();
  for (const path of paths) {
    const folder = findProjectFolder(path);
    projects.set(folder, [...(projects.get(folder) ?? []), path]);
  }
  return [...projects].map(([folder, within]) => reviewProject(folder, { paths: within, now, against }));
}

function printableOf(
  reviews: readonly Review[],
  against: Revision | undefined,
  { denyWarnings }: CheckOptions,
  terminal: Terminal,
): Printable {
  const hidden = new Map(reviews.flatMap((review) => [...review.hidden]));
  // Where CI checks a repository out; findings are told by paths from there.
  const { GITHUB_WORKSPACE, CI_PROJECT_DIR } = process.env;
  const root = [GITHUB_WORKSPACE, CI_PROJECT_DIR].find((place) => place && isWithin(process.cwd(), place));
  return {
    files: reviews.flatMap(({ files }) => files),
    diagnostics: reviews.flatMap(({ diagnostics }) => diagnostics),
    sourceOf(file) {
      const source = readSource(file);
      return source === undefined ? undefined : hideSecrets(source, hidden.get(file) ?? []);
    },
    pathOf: (file) => (root === undefined || !isWithin(file, root) ? file : relative(root, resolve(file))),
    changed: against?.changed,
    denyWarnings,
    palette: terminal.outPalette,
    version: packageVersion,
  };
}

/** In a pull request on GitHub, what its branch will be merged into: it only says which findings come first. */
function pullRequestBase({ format }: CheckOptions): Revision | undefined {
  const { GITHUB_BASE_REF: base } = process.env;
  if (format !== 'github' || !base) return undefined;
  const opened = openRevision(`origin/${base}`, process.cwd());
  return 'revision' in opened ? opened.revision : undefined;
}

function exitCodeOf({ diagnostics, denyWarnings }: Printable): ExitCode {
  if (diagnostics.some(({ code }) => code === 'file/nothing-to-check')) return 2;
  const fails = ({ severity }: Diagnostic) =>
    severity === 'error' || (denyWarnings && severity === 'warning');
  return diagnostics.some(fails) ? 1 : 0;
}
