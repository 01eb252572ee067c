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
}

/** When each process is killed: so many milliseconds after it has started to accept, or to deliver. */
const kills = [
  { after: 'start', moment: 3 },
  { after: 'delivery', moment: 0 },
  { after: 'start', moment: 90 },
  { after: 'delivery', moment: 130 },
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
    const child = run('append', data, endpoint, String(round * 1_000_000));
    if (child.stdout === null) throw new Error('no output');
    for await (const line of createInterface({ input: child.stdout })) {
      const words: Words = JSON.parse(line);
      if (words.started !== undefined) {
        expectBalance(words.started);
        const begun = after === 'delivery' ? table.nextWrite() : Promise.resolve();
        void begun.then(() => setTimeout(() => child.kill('SIGKILL'), moment));
      }
      const from = words.acknowledged;
      if (from !== undefined) for (let id = from; id < from + 7; id++) acknowledged.add(`e${id}`);
    }
  }

  const before = table.eventsOf('table_of_int_a').size;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(acknowledged.size);

  const last = run('drain', data, endpoint);
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
}, 60_000);

function expectBalance({ accepted, delivered, filtered, dead, discarded, in_flight }: Ledger): void {
  expect(accepted).toBe(delivered + filtered + dead + discarded + in_flight);
  expect(in_flight).toBeGreaterThanOrEqual(0);
}
