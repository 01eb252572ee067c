#!/usr/bin/env node
import { ApiRefusal } from './api/ApiRefusal.ts';
import { type AddCommand, commands } from './commands.ts';
import { createProgram } from './createProgram.ts';
import { type ExitCode, openTerminal } from './Terminal.ts';

const terminal = openTerminal();
const end = (code: ExitCode) => {
  process.exitCode = code;
};

const program = createProgram().exitOverride((error) => {
  process.exit(error.exitCode === 0 ? 0 : 2);
});

try {
  for (const add of await wantedCommands(process.argv[2])) add(program, terminal, end);
  await program.parseAsync();
} catch (error) {
  await tellFault(error);
  process.exitCode = 2;
}

/** What one command needs is loaded alone: a check does not wait for the engine and the AWS SDK. */
function wantedCommands(name = ''): Promise<AddCommand[]> {
  const known = new Map(Object.entries(commands));
  const named = known.get(name);
  return Promise.all((named === undefined ? [...known.values()] : [named]).map((load) => load()));
}

async function tellFault(error: unknown): Promise<void> {
  const { isStartFault } = await import('./serve/isStartFault.ts');
  if (error instanceof ApiRefusal) terminal.complain(error.diagnostics);
  else if (isStartFault(error)) terminal.complain([error.diagnostic]);
  else terminal.talk(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
