import { describe, expect, it } from 'vitest';
import { poison } from '../engine/RecordingSink.ts';
import { death, startAdmin } from './adminServer.ts';

interface Letter {
  readonly id: string;
  readonly event: { readonly n: number };
}

/** An integration with so many dead letters. */
async function withDead(count: number) {
  const admin = await startAdmin();
  const id = await admin.install('a');
  admin.fate.death = death;
  const texts = Array.from({ length: count }, (_, n) => JSON.stringify({ n }));
  if (count > 0) await admin.append(id, ...texts);
  await admin.settled(id, { dead: count });
  const list = async (query = '') => (await admin.call('GET', `/integrations/${id}/dead${query}`)).body;
  const settle = (fate: string, body: unknown) =>
    admin.call('POST', `/integrations/${id}/dead/${fate}`, body);
  return { ...admin, id, list, settle };
}

describe('dead letters', () => {
  it('tell the event, the revision, the reason and the attempts', async () => {
    const { call, id, list } = await withDead(1);
    const [letter] = (await list()).data;
    expect(letter).toEqual({
      id: expect.stringMatching(/^\d+-0$/),
      revision: 1,
      reason: { code: death.code, message: death.message, hint: death.hint },
      reply: null,
      attempts: 0,
      received_at: expect.any(String),
      died_at: expect.any(String),
      event: { n: 0 },
    });
    expect((await call('GET', `/integrations/${id}/dead/${letter.id}`)).body).toEqual(letter);
    for (const wrong of ['1-7', '99-0', 'x', '1', '%2e%2e']) {
      expect((await call('GET', `/integrations/${id}/dead/${wrong}`)).status).toBe(404);
    }
  });

  it('tell what the destination replied', async () => {
    const { install, append, settled, sinks, call } = await startAdmin();
    const id = await install('a');
    await append(id, '{"n":0}');
    await settled(id, { delivered: 1 });
    const sink = sinks.get(id);
    if (sink !== undefined) sink.answer = (text) => (text.includes('bad') ? poison : { kind: 'delivered' });
    await append(id, '{"n":1}', '{"bad":2}', '{"n":3}');
    await settled(id, { delivered: 3, dead: 1 });
    const { body } = await call('GET', `/integrations/${id}/dead`);
    expect(body.data).toEqual([
      expect.objectContaining({ event: { bad: 2 }, reply: expect.stringContaining('too large') }),
    ]);
    expect(body.data[0].attempts).toBeGreaterThan(0);
  });

  it('keep every digit of their events', async () => {
    const { append, fate, install, call, settled } = await startAdmin();
    const id = await install('a');
    fate.death = death;
    await append(id, '{"n":12345678901234567890.10}');
    await settled(id, { dead: 1 });
    expect((await call('GET', `/integrations/${id}/dead`)).text).toContain(
      '"event":{"n":12345678901234567890.10}',
    );
  });

  it('come in pages, oldest first', async () => {
    const { list } = await withDead(25);
    const seen: number[] = [];
    for (let cursor = ''; ; ) {
      const { data, next_cursor, has_more } = await list(`?limit=10${cursor}`);
      seen.push(...data.map(({ event }: Letter) => event.n));
      expect(has_more).toBe(next_cursor !== null);
      if (next_cursor === null) break;
      cursor = `&cursor=${next_cursor}`;
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => n));
    expect((await list('?cursor=99999-0')).data).toEqual([]);
  });

  it('end a page early where their events are large', async () => {
    const admin = await startAdmin();
    const id = await admin.install('a');
    admin.fate.death = death;
    const large = JSON.stringify({ n: 'x'.repeat(900_000) });
    for (let count = 0; count < 3; count++) await admin.append(id, large, large);
    await admin.settled(id, { dead: 6 });
    const { body } = await admin.call('GET', `/integrations/${id}/dead`);
    expect(body.data).toHaveLength(4);
    expect(body.has_more).toBe(true);
    const rest = await admin.call('GET', `/integrations/${id}/dead?cursor=${body.next_cursor}`);
    expect(rest.body).toMatchObject({ has_more: false, next_cursor: null });
    expect(rest.body.data).toHaveLength(2);
  });

  it('are mapped again and delivered when they are replayed, and the books balance', async () => {
    const { id, settle, list, fate, settled, sinks, call } = await withDead(3);
    const [first] = (await list()).data as Letter[];
    delete fate.death;
    const answer = await settle('replay', { ids: [first?.id, first?.id, '77-7', 'nonsense'] });
    expect(answer).toMatchObject({ status: 200, body: { replayed: 1, not_found: 2 } });
    await settled(id, { delivered: 1, dead: 2, in_flight: 0 });
    expect((await settle('replay', { all: true })).body).toEqual({ replayed: 2, not_found: 0 });
    await settled(id, { delivered: 3, dead: 0, in_flight: 0 });
    expect(sinks.get(id)?.texts.toSorted()).toEqual(['{"n":0}', '{"n":1}', '{"n":2}']);
    expect((await call('GET', `/integrations/${id}/ledger`)).body).toMatchObject({
      accepted: 3,
      discarded: 0,
    });
  });

  it('may die again, which ends a replay of all of them all the same', async () => {
    const { id, settle, settled, list } = await withDead(250);
    expect((await settle('replay', { all: true })).body).toEqual({ replayed: 250, not_found: 0 });
    await settled(id, { dead: 250, in_flight: 0 });
    expect((await list('?limit=1')).data).toHaveLength(1);
  });

  it('count as discarded when they are dropped', async () => {
    const { id, settle, list, settled } = await withDead(4);
    const [first] = (await list()).data as Letter[];
    expect((await settle('drop', { ids: [first?.id] })).body).toEqual({ dropped: 1, not_found: 0 });
    await settled(id, { dead: 3, discarded: 1 });
    expect((await settle('drop', { all: true })).body).toEqual({ dropped: 3, not_found: 0 });
    await settled(id, { dead: 0, discarded: 4, in_flight: 0, accepted: 4 });
    expect((await list()).data).toEqual([]);
  });

  it.each([
    {},
    { all: false },
    { all: true, ids: ['1-0'] },
    { ids: [] },
    { ids: '1-0' },
    { ids: [1] },
    { ids: Array.from({ length: 1001 }, () => '1-0') },
    { al: true },
  ])('are neither replayed nor dropped by %j', async (selection) => {
    const { settle, list } = await withDead(1);
    for (const fate of ['replay', 'drop']) {
      const { status, body } = await settle(fate, selection);
      expect([status, body.error.code]).toEqual([422, 'admin/bad-selection']);
    }
    expect((await list()).data).toHaveLength(1);
  });

  it('are not replayed into an integration that is disabled, where they would be filtered', async () => {
    const { id, settle, call, list } = await withDead(1);
    await call('POST', `/integrations/${id}/disable`);
    const { status, body } = await settle('replay', { all: true });
    expect([status, body.error.code]).toEqual([409, 'installation/disabled']);
    expect((await list()).data).toHaveLength(1);
  });
});
