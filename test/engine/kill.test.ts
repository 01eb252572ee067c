import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import type { Ledger } from '../../src/engine/index.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { FakeDynamoDb } from './FakeDynamoDb.ts';

interface Words {
  readonly started?: Ledger;
  readonly acknowledged?: number;
  /** The store knows of deliveries of this process. */
  readonly counted?: true;
}

/** When each process is killed: so many milliseconds after it has started to accept, to deliver, or to count. */
const kills = [
  { after: 'start', moment: 3 },
  { after: 'delivery', moment: 0 },
  { after: 'start', moment: 90 },
  { after: 'count', moment: 30 },
];

it('delivers every acknowledged event although it is killed again and again, and its books balance', async () => {
  const table = new FakeDynamoDb();
  table.delay = 5;
  const endpoint = await table.listen();
  const data = temporaryFolder();
  onTestFinished(() => table.close());
  const run = (...args: string[]): ChildProcess => {
    const script = ['--import', 'tsx', 'test/engine/engineProcess.ts'];
    const child = spawn(process.execPath, [...script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  };

  const acknowledged = new Set<string>();
  for (const [round, { after, moment }] of kills.entries()) {
    const child = run('append', data, endpoint, String(round * 1_000_000), String(round + 1));
    if (child.stdout === null) throw new Error('no output');
    for await (const line of createInterface({ input: child.stdout })) {
      const words: Words = JSON.parse(line);
      if (words.started !== undefined) {
        expectBalance(words.started);
        const begun = after === 'delivery' ? table.nextWrite() : Promise.resolve();
        if (after !== 'count') void begun.then(() => setTimeout(() => child.kill('SIGKILL'), moment));
      }
      if (words.counted && after === 'count') setTimeout(() => child.kill('SIGKILL'), moment);
      const from = words.acknowledged;
      if (from !== undefined) for (let id = from; id < from + 7; id++) acknowledged.add(`e${id}`);
    }
  }

  const before = table.eventsOf('table_of_int_a').size;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(acknowledged.size);

  const last = run('drain', data, endpoint, '0', String(kills.length + 1));
  let text = '';
  last.stdout?.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const [code] = await once(last, 'close');
  expect(code).toBe(0);
  const ledger: Ledger = JSON.parse(text.trim().split('\n').at(-1) ?? '');
  const written = table.eventsOf('table_of_int_a');

  expectBalance(ledger);
  expect(acknowledged.size).toBeGreaterThan(100);
  expect([...acknowledged].filter((id) => !written.has(id))).toEqual([]);
  // What was stored but not acknowledged before a kill is delivered as well, and nothing else is.
  expect(ledger).toMatchObject({ delivered: written.size, accepted: written.size, dead: 0, in_flight: 0 });
  expect(written.size).toBeGreaterThanOrEqual(acknowledged.size);
  expect(ledger.revisions.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5]);
  expect(ledger.revisions.filter(({ delivered }) => delivered > 0).length).toBeGreaterThan(1);
}, 60_000);

function expectBalance({ revisions, ...total }: Ledger): void {
  for (const { accepted, delivered, filtered, dead, discarded, in_flight } of [total, ...revisions]) {
    expect(accepted).toBe(delivered + filtered + dead + discarded + in_flight);
    expect(in_flight).toBeGreaterThanOrEqual(0);
  }
  for (const field of ['accepted', 'delivered', 'in_flight'] as const) {
    expect(revisions.reduce((sum, share) => sum + share[field], 0)).toBe(total[field]);
  }
}
