#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { ApiRefusal } from './api/ApiRefusal.ts';
import { dead } from './commands/dead.ts';
import { demo } from './commands/demo.ts';
import { doctor } from './commands/doctor.ts';
import { explain } from './commands/explain.ts';
import { iam } from './commands/iam.ts';
import { run } from './commands/run.ts';
import { secret } from './commands/secret.ts';
import { send } from './commands/send.ts';
import { serve } from './commands/serve.ts';
import { test } from './commands/test.ts';
import { token } from './commands/token.ts';
import { uninstall } from './commands/uninstall.ts';
import { isStartFault } from './serve/isStartFault.ts';
import { type ExitCode, openTerminal } from './Terminal.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const terminal = openTerminal();
const end = (code: ExitCode) => {
  process.exitCode = code;
};

const program = new Command('patchbay')
  .description('Declarative integrations: YAML blueprints map events to DynamoDB items and Kinesis records.')
  .version(version)
  .showSuggestionAfterError()
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2);
  });

for (const add of [serve, run, send, test, doctor, dead, uninstall, token, secret, explain, iam, demo])
  add(program, terminal, end);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof ApiRefusal) terminal.complain(error.diagnostics);
  else if (isStartFault(error)) terminal.complain([error.diagnostic]);
  else terminal.talk(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 2;
}
