import { createReadStream, existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { type Ledger, Overload } from '../../engine/index.ts';
import type { EventBytes } from '../../envelope/EventBytes.ts';
import { readJsonLines } from '../../envelope/readJsonLines.ts';
import { openWorkspace } from '../../project/openWorkspace.ts';
import { ProgressBar } from '../ProgressBar.ts';
import { RunningPatchbay } from '../RunningPatchbay.ts';
import type { Delivery } from '../send/Delivery.ts';
import { deliverHere } from '../send/deliverHere.ts';
import { deliverThroughServer } from '../send/deliverThroughServer.ts';
import { openProject } from '../serve/openProject.ts';
import { readSettings } from '../serve/Settings.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

const batchCount = 500;
const batchBytes = 4 * 1024 * 1024;
const pollEvery = 100;

export function send(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command('send')
    .description('deliver the events of a file to one integration')
    .argument('<integration>', 'the id of an installed integration, such as int_dynamodb')
    .requiredOption('-i, --input <file>', 'events, one JSON object a line; - for standard input')
    .action(async (id: string, { input }: { input: string }) => end(await sendFile(id, input, terminal)));
}

async function sendFile(id: string, input: string, terminal: Terminal): Promise<ExitCode> {
  const workspace = openWorkspace();
  const { settings, diagnostics } = readSettings();
  const { opened, diagnostics: faults } = await openProject(workspace, settings, false);
  terminal.complain([...diagnostics, ...faults]);
  if (opened === undefined || diagnostics.length > 0) return 2;
  if (input !== '-' && !existsSync(input)) {
    terminal.complain([diagnose('file/not-found', { file: input })]);
    return 2;
  }
  const server = await RunningPatchbay.find(opened.project.data, settings.adminToken);
  const ids = (await server?.integrations())?.map((view) => view.id);
  if (ids?.includes(id) === false) {
    terminal.complain([diagnose('serve/unknown-integration', { id, installed: ids.join(', ') })]);
    return 2;
  }
  const delivery =
    server === undefined
      ? await deliverHere(opened, id, workspace, settings)
      : deliverThroughServer(server, id);
  try {
    return await deliver(delivery, input, id, terminal);
  } finally {
    await delivery.close();
  }
}

async function deliver(delivery: Delivery, input: string, id: string, terminal: Terminal): Promise<ExitCode> {
  const before = await delivery.ledger();
  const bar = new ProgressBar(terminal, id);
  let [sent, refused] = [0, 0];
  for await (const batch of batches(input, (line, message) => {
    refused += 1;
    terminal.talk(`${terminal.palette.error('error')} line ${line}: ${message}`);
  })) {
    await appendPatiently(delivery, batch);
    sent += batch.length;
    bar.update(settled(before, await delivery.ledger()), sent);
  }
  let now = await delivery.ledger();
  let stuck: string | undefined;
  while (settled(before, now) < sent && stuck === undefined) {
    await pause(pollEvery);
    now = await delivery.ledger();
    bar.update(settled(before, now), sent);
    const { kind, message, hint } = await delivery.state();
    if (kind === 'parked') stuck = [message, hint].filter((part) => part !== undefined).join('; ');
  }
  bar.update(settled(before, now), sent);
  bar.end();
  const count = (part: 'delivered' | 'filtered' | 'dead') => now[part] - before[part];
  const waiting = sent - settled(before, now);
  terminal.talk(
    `  ${count('delivered')} delivered, ${count('filtered')} filtered, ${count('dead')} dead, ${waiting} waiting in the spool`,
  );
  if (stuck !== undefined) terminal.talk(`  ${terminal.palette.error('parked')} ${stuck}`);
  return refused === 0 && count('dead') === 0 && waiting === 0 ? 0 : 1;
}

function settled(before: Ledger, now: Ledger): number {
  return now.delivered + now.filtered + now.dead - before.delivered - before.filtered - before.dead;
}

/** A full spool empties while it is waited for. */
async function appendPatiently(delivery: Delivery, events: readonly EventBytes[]): Promise<void> {
  for (;;) {
    try {
      return await delivery.append(events);
    } catch (error) {
      if (!(error instanceof Overload)) throw error;
      await pause(error.retryAfter * 1000);
    }
  }
}

async function* batches(
  input: string,
  onError: (line: number, message: string) => void,
): AsyncGenerator<EventBytes[]> {
  const stream = input === '-' ? process.stdin : createReadStream(input);
  const lines = readJsonLines(stream, { stamp: 'ours', now: Date.now, limit: batchBytes });
  let batch: EventBytes[] = [];
  let bytes = 0;
  for await (const line of lines) {
    if ('error' in line) {
      onError(line.line, line.error.message);
      continue;
    }
    const size = line.event.end - line.event.start;
    if (batch.length === batchCount || bytes + size > batchBytes) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(line.event);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
