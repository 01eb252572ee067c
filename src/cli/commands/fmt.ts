import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { chooseTargets } from '../../review/files/chooseTargets.ts';
import { findProjectFiles } from '../../review/files/findProjectFiles.ts';
import { findProjectFolder } from '../../review/files/findProjectFolder.ts';
import { readFileText } from '../../review/files/readFileText.ts';
import type { Target } from '../../review/files/Target.ts';
import { formatYaml } from '../../review/formatting/formatYaml.ts';
import { readYaml } from '../../yaml/readYaml.ts';
import { replaceFile } from '../replaceFile.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

interface FmtOptions {
  readonly check: boolean;
}

export function fmt(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command('fmt')
    .description('write YAML files in one form: order of keys, quotes, spaces; comments and values stay')
    .argument('[paths...]', 'files and folders; the whole project if not given')
    .option(
      '--check',
      'write nothing; name the files that would change, and end with 1 if there are any',
      false,
    )
    .action((paths: string[], options: FmtOptions) => end(formatAll(paths, options, terminal)));
}

function formatAll(paths: readonly string[], { check }: FmtOptions, terminal: Terminal): ExitCode {
  const missing = paths.filter((path) => !existsSync(path));
  terminal.complain(missing.map((file) => diagnose('file/not-found', { file })));
  if (missing.length > 0) return 2;
  let changed = 0;
  let unread = 0;
  for (const target of targetsAt(paths, terminal)) {
    const texts = formatFile(target, terminal);
    if (texts === undefined) unread += 1;
    else if (texts.before !== texts.after) {
      changed += 1;
      terminal.out(target.file);
      if (!check) replaceFile(target.file, texts.after);
    }
  }
  terminal.talk(`${changed} ${check ? 'to be formatted' : 'formatted'}, ${unread} left for their errors`);
  return unread > 0 || (check && changed > 0) ? 1 : 0;
}

/** What the paths name, project by project; Markdown is left to those who write it. */
function targetsAt(paths: readonly string[], terminal: Terminal): Target[] {
  const places = paths.length === 0 ? [process.cwd()] : paths;
  const folders = new Set(
    places.map((path) => (paths.length === 0 ? resolve(path) : findProjectFolder(path))),
  );
  return [...folders].flatMap((folder) => {
    const found = findProjectFiles(folder);
    const problems = [...found.diagnostics];
    const within = paths.filter((path) => findProjectFolder(path) === folder);
    const targets = chooseTargets(found, within, problems);
    terminal.complain(problems);
    return targets.filter(({ kind }) => kind !== 'markdown');
  });
}

/** Undefined for a file whose YAML is broken, which is told. */
function formatFile(
  { file, kind }: Target,
  terminal: Terminal,
): { before: string; after: string } | undefined {
  if (kind === 'markdown') return undefined;
  const problems: ReturnType<typeof diagnose>[] = [];
  const read = readFileText(file, problems);
  const { document, diagnostics } =
    read === undefined ? { document: undefined, diagnostics: [] } : readYaml(read.text, file);
  const faults = [...problems, ...diagnostics].filter(({ severity }) => severity === 'error');
  terminal.complain(faults);
  if (read === undefined || document === undefined || faults.length > 0) return undefined;
  return { before: Buffer.from(read.text).toString(), after: formatYaml(read.text, kind) };
}
