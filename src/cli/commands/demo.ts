import { setTimeout as pause } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Ledger, RevisionLedger } from '../../engine/index.ts';
import { openWorkspace } from '../../project/openWorkspace.ts';
import { demoEvents } from '../demo/demoEvents.ts';
import { ProgressBar } from '../ProgressBar.ts';
import { type Accepted, RunningPatchbay } from '../RunningPatchbay.ts';
import { readKey } from '../serve/keptKey.ts';
import { openProject } from '../serve/openProject.ts';
import { readSettings, type Settings } from '../serve/Settings.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

const batchCount = 20;
const pollEvery = 100;

/** A destination that takes longer has a problem that `serve` tells about. */
const longestWait = 30_000;

export function demo(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command('demo')
    .description('post events of a small shop to the running server and watch them arrive')
    .option('-n, --count <number>', 'how many events', wholeNumber, 300)
    .action(async ({ count }: { count: number }) => end(await postEvents(count, terminal)));
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 100_000) {
    throw new InvalidArgumentError('a whole number from 1 to 100000.');
  }
  return value;
}

async function postEvents(count: number, terminal: Terminal): Promise<ExitCode> {
  const { settings, diagnostics } = readSettings();
  const { opened, diagnostics: faults } = await openProject(openWorkspace(), settings, false);
  terminal.complain([...diagnostics, ...faults]);
  if (opened === undefined) return 2;
  const { data } = opened.project;
  const server = await RunningPatchbay.find(data, settings.adminToken);
  const writeKey = opened.project.sources[0]?.writeKey.reveal() ?? writeKeyOf(data, settings);
  if (server === undefined || writeKey === undefined) {
    terminal.complain([diagnose('serve/not-running', { data })]);
    return 2;
  }
  const integrations = await server.integrations();
  const before = new Map<string, Ledger>();
  for (const { id } of integrations) before.set(id, await server.ledger(id));

  const posting = new ProgressBar(terminal, 'posting'.padEnd(14));
  let accepted = 0;
  for (const batch of inBatches(demoEvents(count))) {
    accepted += (await post(server.ingestUrl, writeKey, batch)).accepted;
    posting.update(accepted, count);
  }
  posting.end();

  let waiting = 0;
  for (const { id } of integrations) {
    const bar = new ProgressBar(terminal, id.padEnd(14));
    waiting += await watch(server, id, before.get(id) as Ledger, accepted, bar);
  }
  terminal.talk('');
  for (const { id } of integrations) {
    const ledger = await server.ledger(id);
    terminal.talk(ledgerLine(id, ledger));
    for (const share of ledger.revisions) terminal.talk(ledgerLine(`  revision ${share.revision}`, share));
  }
  return waiting === 0 && accepted === count ? 0 : 1;
}

function writeKeyOf(data: string, { writeKey }: Settings): string | undefined {
  return writeKey ?? readKey(data, 'write-key');
}

function* inBatches(events: Iterable<object>): Generator<object[]> {
  let batch: object[] = [];
  for (const event of events) {
    if (batch.push(event) < batchCount) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function post(ingestUrl: string, writeKey: string, batch: readonly object[]): Promise<Accepted> {
  const response = await fetch(`${ingestUrl}/v1/batch`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${writeKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ batch }),
  });
  if (!response.ok)
    throw new Error(`ingest answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
  return (await response.json()) as Accepted;
}

/** @returns how many of the events have not been settled in time. */
async function watch(
  server: RunningPatchbay,
  id: string,
  before: Ledger,
  accepted: number,
  bar: ProgressBar,
): Promise<number> {
  const settled = ({ delivered, filtered, dead }: Ledger) => delivered + filtered + dead;
  const until = performance.now() + longestWait;
  for (;;) {
    const done = settled(await server.ledger(id)) - settled(before);
    bar.update(Math.min(done, accepted), accepted);
    if (done >= accepted || performance.now() > until) {
      bar.end();
      return Math.max(0, accepted - done);
    }
    await pause(pollEvery);
  }
}

function ledgerLine(label: string, ledger: Ledger | RevisionLedger): string {
  const { accepted, delivered, filtered, dead, discarded, in_flight } = ledger;
  return `  ${label.padEnd(14)} ${accepted} accepted = ${delivered} delivered + ${filtered} filtered + ${dead} dead + ${discarded} discarded + ${in_flight} in flight`;
}
