import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Command } from 'commander';
import { type BlueprintText, resolveBlueprint } from '../../blueprint/resolveBlueprint.ts';
import { compileLane } from '../../compiler/compileLane.ts';
import { printOutcome } from '../../compiler/printOutcome.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { parseEvent } from '../../envelope/parseEvent.ts';
import { readJsonLines } from '../../envelope/readJsonLines.ts';
import { uuidv7 } from '../../envelope/uuidv7.ts';
import { openWorkspace, type Workspace } from '../../project/openWorkspace.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

interface RunOptions {
  readonly input: string;
  readonly now: string;
  readonly integrationId: string;
}

/** Bytes of a line of the input. */
const longestLine = 16 * 1024 * 1024;

export function run(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command('run')
    .description('map events with a blueprint and print what comes out, one JSON line an event; no network')
    .argument('<blueprint>', 'a file, or the name of a blueprint such as amazon_dynamodb/default')
    .option('-i, --input <file>', 'events, one JSON object a line; - for standard input', '-')
    .option(
      '--now <date>',
      'the time of the run, ISO-8601: fixed, so that runs can be compared',
      '2026-01-01T00:00:00Z',
    )
    .option('--integration-id <id>', 'what `integration_id` is set to', 'int_test')
    .action(async (name: string, options: RunOptions) => end(await mapEvents(name, options, terminal)));
}

async function mapEvents(name: string, options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  const workspace = openWorkspace();
  const now = Date.parse(options.now);
  if (Number.isNaN(now)) return refuse(terminal, `--now ${JSON.stringify(options.now)} is no date`);
  const blueprint = findBlueprint(name, workspace);
  if (blueprint === undefined) {
    const near = suggest(name, workspace.library.names());
    terminal.complain([
      diagnose('file/not-found', { file: name }, near ? { hint: `did you mean ${near}?` } : {}),
    ]);
    return 2;
  }
  const { plan, diagnostics } = resolveBlueprint(blueprint, workspace.library);
  terminal.complain(diagnostics);
  if (plan === undefined) return 1;
  if (options.input !== '-' && !existsSync(options.input)) {
    terminal.complain([diagnose('file/not-found', { file: options.input })]);
    return 2;
  }
  const lane = compileLane(plan, options.integrationId);
  const input = options.input === '-' ? process.stdin : createReadStream(options.input);
  const lines = readJsonLines(input, {
    stamp: 'fill',
    now: () => now,
    newEventId: uuidv7({ now: () => now, fill: (bytes) => bytes.fill(0) }),
    limit: longestLine,
  });
  let faults = 0;
  for await (const line of lines) {
    if ('error' in line) {
      faults += 1;
      const { code, message } = line.error;
      terminal.talk(`${terminal.palette.error(`error[${code}]`)} line ${line.line}: ${message}`);
      continue;
    }
    const { buffer, start, end, flags } = line.event;
    terminal.out(printOutcome(await lane.transform(parseEvent(buffer, start, end, flags), now)));
  }
  return faults === 0 ? 0 : 1;
}

/** A file where the argument looks like one, else a blueprint of the library. */
function findBlueprint(name: string, { library }: Workspace): BlueprintText | undefined {
  if (extname(name) === '') return library.find(name);
  return existsSync(name) ? { text: readFileSync(name), file: name } : undefined;
}

function refuse(terminal: Terminal, message: string): ExitCode {
  terminal.talk(terminal.palette.error(message));
  return 2;
}
