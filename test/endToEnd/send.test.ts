import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FaultProxy } from '../peers/FaultProxy.ts';
import { freePort } from '../peers/freePort.ts';
import { startDynalite } from '../peers/startDynalite.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { createTable, itemsOf } from './awsTables.ts';
import { config, projectSecrets } from './projectFile.ts';
import { runPatchbay } from './runPatchbay.ts';
import { startServe } from './startServe.ts';

const envelopes = readFileSync('test/fixtures/events/envelopes.jsonl', 'utf8').trim().split('\n');

async function tableAlone() {
  const peer = await startDynalite();
  onTestFinished(() => peer.stop());
  return peer;
}

/** A project with one table, and a file with as many copies of the sample events, each with an id of its own. */
function folderFor(endpoint: string, copies: number): { folder: string; input: string; count: number } {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'patchbay.yaml'),
    `integrations:\n  - { id: int_table, integration: amazon_dynamodb, config: ${config('table_name', endpoint)} }\n`,
  );
  const input = join(folder, 'events.jsonl');
  const lines = Array.from({ length: copies }, (_, copy) =>
    envelopes.map((line) => line.replace('"event_id":"', `"event_id":"${copy}-`)),
  ).flat();
  writeFileSync(input, `${lines.join('\n')}\n`);
  return { folder, input, count: lines.length };
}

const sendTo = (folder: string, input: string) =>
  runPatchbay(folder, ['send', 'int_table', '--input', input], projectSecrets);

/** What a bar said last, when nobody watches: a line for each tenth. */
const percentages = (talk: string) =>
  [...talk.matchAll(/(\d+) % {2}\d+ of \d+/g)].map(([, share]) => Number(share));

describe('patchbay send', () => {
  it('delivers a large file by itself and shows how far it is', async () => {
    const table = await tableAlone();
    await createTable(table.endpoint, 'events', { event_id: 'S' });
    const { folder, input, count } = folderFor(table.endpoint, 10);
    const { code, out, talk } = await sendTo(folder, input);
    expect([code, out]).toEqual([0, '']);
    expect(talk).toContain(`${count} delivered, 0 filtered, 0 dead, 0 waiting in the spool`);
    expect(percentages(talk).length).toBeGreaterThan(1);
    expect(percentages(talk).at(-1)).toBe(100);
    expect(await itemsOf(table.endpoint, 'events')).toHaveLength(count);
  }, 60_000);

  it('delivers through the server that runs on the data folder, to the one integration named', async () => {
    const table = await tableAlone();
    await createTable(table.endpoint, 'events', { event_id: 'S' });
    await createTable(table.endpoint, 'others', { event_id: 'S' });
    const { folder, input, count } = folderFor(table.endpoint, 5);
    const other = `  - { id: int_other, integration: amazon_dynamodb, config: ${config('table_name', table.endpoint, 'others')} }\n`;
    writeFileSync(join(folder, 'patchbay.yaml'), other, { flag: 'a' });
    const serving = await startServe(folder, projectSecrets);
    const { code, talk } = await sendTo(folder, input);
    expect(code).toBe(0);
    expect(talk).toContain(`${count} delivered, 0 filtered, 0 dead, 0 waiting in the spool`);
    expect(percentages(talk).at(-1)).toBe(100);
    expect(await serving.ledger('int_table')).toMatchObject({ accepted: count, delivered: count });
    expect(await serving.ledger('int_other')).toMatchObject({ accepted: 0 });
    expect(await itemsOf(table.endpoint, 'events')).toHaveLength(count);
  }, 60_000);

  it('ends with 1 where the table is missing, says what to do, and keeps the events for the next start', async () => {
    const table = await tableAlone();
    const { folder, input, count } = folderFor(table.endpoint, 1);
    const { code, talk } = await sendTo(folder, input);
    expect(code).toBe(1);
    expect(talk).toContain(`0 delivered, 0 filtered, 0 dead, ${count} waiting in the spool`);
    expect(talk).toMatch(/parked .*ResourceNotFoundException.*Create it, or mend table_name or region/s);

    await createTable(table.endpoint, 'events', { event_id: 'S' });
    const serving = await startServe(folder, projectSecrets);
    expect(await serving.settled('int_table', count)).toMatchObject({
      accepted: count,
      delivered: count,
      in_flight: 0,
    });
    expect(await itemsOf(table.endpoint, 'events')).toHaveLength(count);
  }, 60_000);

  it('names the lines that are no events, delivers the others, and ends with 1', async () => {
    const table = await tableAlone();
    await createTable(table.endpoint, 'events', { event_id: 'S' });
    const { folder, input } = folderFor(table.endpoint, 1);
    const [first = '', second = ''] = envelopes;
    writeFileSync(input, `${first}\n{"type":\n\n${second}\n[]\n`);
    const { code, talk } = await sendTo(folder, input);
    expect(code).toBe(1);
    expect(talk).toMatch(/line 2: /);
    expect(talk).toMatch(/line 5: /);
    expect(talk).toContain('2 delivered, 0 filtered, 0 dead, 0 waiting in the spool');
  }, 30_000);

  it('outlasts a destination that throttles and fails in part', async () => {
    const table = await tableAlone();
    await createTable(table.endpoint, 'events', { event_id: 'S' });
    const proxy = await FaultProxy.before(table);
    onTestFinished(() => proxy.stop());
    proxy.plan = () => {
      const count = proxy.requests.length;
      if (count % 4 === 1) return { kind: 'unprocessed', places: [0, 3, 4] };
      if (count === 3) return { kind: 'error', status: 400, name: 'ProvisionedThroughputExceededException' };
      return count === 6 ? { kind: 'reset', when: 'after' } : undefined;
    };
    const { folder, input, count } = folderFor(proxy.endpoint, 1);
    const { code, talk } = await sendTo(folder, input);
    expect(talk).toContain(`${count} delivered, 0 filtered, 0 dead, 0 waiting in the spool`);
    expect(code).toBe(0);
    expect(await itemsOf(table.endpoint, 'events')).toHaveLength(count);
  }, 60_000);

  it.each([
    [['int_nobody', '--input', '-'], 'serve/unknown-integration'],
    [['int_table', '--input', 'nowhere.jsonl'], 'file/not-found'],
  ])('ends with 2 when it cannot begin: %j', async (words, said) => {
    const { folder } = folderFor(`http://127.0.0.1:${await freePort()}`, 1);
    const { code, talk } = await runPatchbay(folder, ['send', ...words], projectSecrets);
    expect(code).toBe(2);
    expect(talk).toContain(said);
  });
});
