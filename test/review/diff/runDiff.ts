import { Command } from 'commander';
import { diff } from '../../../src/cli/commands/diff.ts';
import type { AddCommand } from '../../../src/cli/commands.ts';
import type { Terminal } from '../../../src/cli/Terminal.ts';
import type { Diagnostic } from '../../../src/diagnostics/Diagnostic.ts';
import { noColours } from '../../../src/diagnostics/formats/text.ts';

export interface DiffRun {
  readonly code: number | undefined;
  readonly out: string;
  readonly complaints: readonly Diagnostic[];
}

/** Runs the command as the command line does, in a folder. */
export function runDiff(folder: string, ...args: string[]): Promise<DiffRun> {
  return runCommand(diff, folder, 'diff', ...args);
}

export async function runCommand(add: AddCommand, folder: string, ...args: string[]): Promise<DiffRun> {
  const lines: string[] = [];
  const complaints: Diagnostic[] = [];
  let code: number | undefined;
  const terminal: Terminal = {
    out: (line) => void lines.push(line),
    talk: () => undefined,
    complain: (diagnostics) => void complaints.push(...diagnostics),
    palette: { ...noColours, strong: (text) => text },
    outPalette: noColours,
    isWatched: false,
    redraw: () => undefined,
  };
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  add(program, terminal, (ended) => {
    code = ended;
  });
  const home = process.cwd();
  process.chdir(folder);
  try {
    await program.parseAsync(args, { from: 'user' });
  } finally {
    process.chdir(home);
  }
  return { code, out: lines.join('\n'), complaints };
}
