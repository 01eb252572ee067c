import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startAdmin } from './adminServer.ts';

interface Step {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

const changes: readonly Step[] = [
  { method: 'PATCH', path: '', body: { config: { table_name: 'second_table' } } },
  { method: 'POST', path: '/disable' },
  { method: 'POST', path: '/enable' },
  { method: 'PATCH', path: '', body: { variant: 'message_id' } },
  { method: 'POST', path: '/revisions/1/rollback' },
  { method: 'PATCH', path: '', body: { config: { secret_access_key: 'another secret key' } } },
  { method: 'POST', path: '/disable' },
  { method: 'POST', path: '/revisions/2/rollback' },
];

it('an integration is changed under load without losing or doubling an event, each counted to the revision that settled it', async () => {
  const { call, install, append, settled, sinks, engine } = await startAdmin();
  const id = await install('a');
  const sink = sinks.get(id);
  if (sink === undefined) throw new Error('nothing was opened');
  const send = sink.send.bind(sink);
  // Slow enough for every change to find requests under way.
  sink.send = async (records, signal) => {
    await pause(3);
    return send(records, signal);
  };

  let accepted = 0;
  let loading = true;
  const load = (async () => {
    while (loading) {
      await append(id, ...Array.from({ length: 7 }, (_, index) => JSON.stringify({ n: accepted + index })));
      accepted += 7;
    }
  })();
  const books = () => {
    const ledger = engine.ledger(id);
    if (ledger === undefined) throw new Error('it is gone');
    return ledger;
  };
  const flows = async () => {
    const { delivered, filtered } = books();
    while (books().delivered + books().filtered < delivered + filtered + 50) await pause(5);
  };

  let underWay = 0;
  for (const { method, path, body } of changes) {
    await flows();
    underWay = Math.max(underWay, books().in_flight);
    expect((await call(method, `/integrations/${id}${path}`, body)).status).toBe(200);
  }
  await Promise.all(
    ['x', 'y', 'z'].map((name) =>
      call('PATCH', `/integrations/${id}`, { name, config: { table_name: name.repeat(3) } }),
    ),
  );
  await flows();
  loading = false;
  await load;
  await settled(id, { in_flight: 0 });

  const { revisions, ...total } = books();
  expect(underWay).toBeGreaterThan(0);
  expect(total).toMatchObject({ accepted, delivered: accepted - total.filtered, dead: 0, discarded: 0 });
  const arrived = sink.texts.map((text) => JSON.parse(text).n);
  expect(new Set(arrived).size).toBe(arrived.length);
  expect(arrived).toHaveLength(total.delivered);

  const enabled = new Map<number, boolean>();
  const history = (await call('GET', `/integrations/${id}/revisions`)).body.data;
  for (const { revision_number, enabled: on } of history) enabled.set(revision_number, on);
  expect(revisions.map(({ revision }) => revision)).toEqual([...enabled.keys()].toSorted((a, b) => a - b));
  expect(revisions).toHaveLength(1 + changes.length + 3);
  for (const { revision, delivered, filtered, filtered_by_reason } of revisions) {
    expect([revision, filtered_by_reason.disabled]).toEqual([revision, filtered]);
    expect([revision, enabled.get(revision) ? filtered : delivered]).toEqual([revision, 0]);
  }
  // The last three come together, so that some of them may have met no event.
  for (const { delivered, filtered } of revisions.slice(0, -3))
    expect(delivered + filtered).toBeGreaterThan(0);
  expect((await call('GET', `/integrations/${id}/ledger`)).body).toMatchObject({ ...total, revisions });
}, 60_000);
