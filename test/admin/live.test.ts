import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadCatalog } from '../../src/catalog/loadCatalog.ts';
import { poison } from '../engine/RecordingSink.ts';
import { eventsOf } from '../spool/eventsOf.ts';
import { bootstrap, death, startAdmin } from './adminServer.ts';
import { type LiveEvent, LiveReader } from './LiveReader.ts';

const { entries: shipped } = await loadCatalog(['catalog']);

const eventOf = (id: string, more: object = {}) => JSON.stringify({ event_id: id, type: 'track', ...more });
const isEnd = ({ event }: LiveEvent) => event === 'outcome';
const stagesOf = (events: readonly LiveEvent[]) =>
  events.map(({ event, data }) => `${data.event_id ?? ''} ${event}`);

async function start(setup: Parameters<typeof startAdmin>[0] = {}) {
  const admin = await startAdmin(setup);
  const watch = async (path: string, lastId?: string) => {
    const reader = await LiveReader.open(`http://127.0.0.1:${admin.port}/v1/admin${path}`, bootstrap, lastId);
    onTestFinished(() => reader.close());
    return reader;
  };
  return { ...admin, watch };
}

/** The shipped entry, with personal data marked. */
function marking(...personal_data: string[]) {
  const entry = shipped.get('amazon_dynamodb');
  if (entry === undefined) throw new Error('not shipped');
  return new Map([...shipped, ['amazon_dynamodb', { ...entry, personal_data }] as const]);
}

describe('live events', () => {
  it('tell each stage of an event in its order, with the event, the record, the reply and the outcome', async () => {
    const { install, append, watch, sinks } = await start();
    const id = await install('Table');
    const sink = sinks.get(id);
    if (sink === undefined) throw new Error('no sink');
    const receipt = { sequence_number: '49', shard_id: 'shard-1' };
    let calls = 0;
    sink.answer = () =>
      ++calls === 1
        ? { kind: 'failed', failure: { action: 'retry', code: 'Slow', message: 'not now' } }
        : { kind: 'delivered', receipt };
    const reader = await watch(`/integrations/${id}/live`);
    expect(reader.headers.get('content-type')).toMatch(/^text\/event-stream/);
    await append(id, '{"event_id":"e1","type":"track","n":12345678901234567890.10}');
    const events = await reader.until(isEnd);
    expect(events.map(({ event }) => event)).toEqual([
      'received',
      'mapped',
      'sent',
      'answered',
      'sent',
      'answered',
      'outcome',
    ]);
    const [received, mapped, sent, answered, again, taken, outcome] = events.map(({ data }) => data);
    for (const data of [received, mapped, sent, answered, again, taken, outcome]) {
      expect(data).toMatchObject({
        event_id: 'e1',
        integration_id: id,
        revision: 1,
        at: expect.stringMatching(/Z$/),
      });
    }
    expect(received.event).toMatchObject({ event_id: 'e1', type: 'track' });
    expect(mapped).toMatchObject({ outcome: 'record', record: { data: { event_id: 'e1' } } });
    expect(sent).toMatchObject({ attempt: 1, records: 1 });
    expect(answered).toMatchObject({ reply: 'failed', code: 'Slow', message: 'not now' });
    expect(again).toMatchObject({ attempt: 2 });
    expect(taken).toMatchObject({ reply: 'delivered', receipt });
    expect(outcome).toMatchObject({ outcome: 'delivered', attempts: 2, receipt, record: mapped.record });
    expect(reader.text.split('"n":12345678901234567890.10')).toHaveLength(4);
    const numbers = events.map((event) => Number(event.id.split('-')[1]));
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });

  it('tell why an event made no record, and why one died', async () => {
    const { install, append, watch, sinks } = await start();
    const id = await install('Table');
    const reader = await watch('/live');
    await append(id, eventOf('f', { filter: 'consent' }), eventOf('d', { dead: true }));
    const events = await reader.take(6);
    expect(stagesOf(events).toSorted()).toEqual(
      ['d mapped', 'd outcome', 'd received', 'f mapped', 'f outcome', 'f received'].toSorted(),
    );
    const ends = events.filter(isEnd).map(({ data }) => data);
    expect(ends).toMatchObject([
      { event_id: 'f', outcome: 'filtered', reason: 'consent', attempts: 0 },
      { event_id: 'd', outcome: 'dead', diagnostic: { code: 'file/not-found' }, attempts: 0 },
    ]);
    const sink = sinks.get(id);
    if (sink === undefined) throw new Error('no sink');
    sink.answer = (text) => (text.includes('bad') ? poison : { kind: 'delivered' });
    await append(id, eventOf('bad'), eventOf('good'));
    const [dead] = (await reader.until((one) => isEnd(one) && one.data.event_id === 'bad')).slice(-1);
    expect(dead?.data).toMatchObject({
      outcome: 'dead',
      diagnostic: { code: 'delivery/refused' },
      reply: 'TooLarge: too large',
    });
  });

  it('are filtered by integration, event_id, outcome and stage', async () => {
    const { install, append, watch } = await start();
    const [one, other] = [await install('One'), await install('Other')];
    const all = await watch('/live');
    const byPath = await watch(`/integrations/${one}/live`);
    const byQuery = await watch(`/live?integration=${one}`);
    const byId = await watch('/live?event_id=b');
    const byOutcome = await watch('/live?outcome=dead');
    const byStage = await watch(`/integrations/${other}/live?stage=mapped`);
    for (const id of [one, other]) await append(id, eventOf('a'), eventOf('b'), eventOf('c', { dead: true }));
    let ends = 0;
    const everything = await all.until((event) => isEnd(event) && ++ends === 6);
    const expected = (wanted: (event: LiveEvent) => boolean) => everything.filter(wanted).map(({ id }) => id);
    const check = async (reader: LiveReader, wanted: (event: LiveEvent) => boolean) => {
      const ids = expected(wanted);
      expect(ids.length).toBeGreaterThan(1);
      expect((await reader.take(ids.length)).map(({ id }) => id)).toEqual(ids);
    };
    await check(byPath, ({ data }) => data.integration_id === one);
    await check(byQuery, ({ data }) => data.integration_id === one);
    await check(byId, ({ data }) => data.event_id === 'b');
    await check(byOutcome, ({ event, data }) => event === 'outcome' && data.outcome === 'dead');
    await check(byStage, ({ event, data }) => event === 'mapped' && data.integration_id === other);
  });

  it('go on where a reader has left, and tell when it was away for too long', async () => {
    const { install, append, watch, settled } = await start();
    const id = await install('Table');
    const reader = await watch('/live');
    await append(id, eventOf('a'));
    const seen = await reader.until(isEnd);
    const last = seen.at(-1)?.id ?? '';
    reader.close();
    await append(id, eventOf('b'));
    await settled(id, { delivered: 2 });
    const again = await watch('/live', last);
    expect(stagesOf(await again.until(isEnd))).toEqual([
      'b received',
      'b mapped',
      'b sent',
      'b answered',
      'b outcome',
    ]);
    const middle = await watch('/live', seen[2]?.id);
    expect(stagesOf(await middle.take(4))).toEqual(['a answered', 'a outcome', 'b received', 'b mapped']);
    const stranger = await watch('/live', 'another-7');
    expect(await stranger.take(1)).toMatchObject([{ event: 'gap', data: { missed: null } }]);
    // So many that the first of them are not kept any more.
    const big = 'x'.repeat(10_000);
    await append(id, ...Array.from({ length: 100 }, (_, number) => eventOf(`many ${number}`, { big })));
    await settled(id, { delivered: 102 });
    const late = await watch('/live', last);
    const [gap, next] = await late.take(2);
    expect(gap).toMatchObject({ event: 'gap', data: { missed: expect.any(Number) } });
    const [from = 0, to = 0, follows = 0] = [last, gap?.id, next?.id].map((one) =>
      Number(one?.split('-')[1]),
    );
    expect(gap?.data.missed).toBe(to - from);
    expect(gap?.data.missed).toBeGreaterThan(0);
    expect(follows).toBe(to + 1);
  });

  it('show no personal data and no secret, neither in events and records nor in what a destination says', async () => {
    const catalog = marking('traits.email', 'context.ip');
    const { install, append, watch, sinks, call, lines, settled } = await start({ catalog });
    const id = await install('Table');
    const sink = sinks.get(id);
    if (sink === undefined) throw new Error('no sink');
    const secret = 'planted/secret+access=key';
    sink.answer = (text) =>
      text.includes('"bad"')
        ? {
            kind: 'failed',
            failure: { action: 'poison', code: 'Bad', message: 'jane@example.com is not good' },
          }
        : { kind: 'delivered', receipt: { said: secret } };
    const reader = await watch('/live');
    const personal = { traits: { email: 'Jane@Example.com' }, context: { ip: '10.20.30.40' } };
    await append(
      id,
      eventOf('good', { ...personal, user_id: 'jane@example.com', properties: { note: secret, id: 7 } }),
      eventOf('bad', personal),
    );
    let ends = 0;
    const events = await reader.until((event) => isEnd(event) && ++ends === 2);
    for (const hidden of ['jane@', '10.20.30.40', secret])
      expect(reader.text.toLowerCase()).not.toContain(hidden);
    const received = events.find(({ event, data }) => event === 'received' && data.event_id === 'good');
    expect(received?.data.event).toEqual({
      event_id: 'good',
      type: 'track',
      traits: { email: '***' },
      context: { ip: '***' },
      user_id: '***',
      properties: { note: '***', id: 7 },
    });
    await settled(id, { dead: 1 });
    const trail = await call('GET', `/events/bad`);
    expect(trail.body.outcomes).toMatchObject([
      {
        outcome: 'dead',
        diagnostic: { code: 'delivery/refused', message: '***' },
        reply: '***',
        dead_letter: '1-1',
      },
    ]);
    const good = await call('GET', `/events/good`);
    expect(good.body.outcomes).toMatchObject([{ outcome: 'delivered', receipt: { said: '***' } }]);
    for (const hidden of ['jane@', secret])
      expect(`${trail.text}${good.text}${lines}`.toLowerCase()).not.toContain(hidden);
  });

  it('mask what the catalog marks from the moment on at which it says so', async () => {
    const { install, append, watch, installations } = await start();
    const id = await install('Table');
    const reader = await watch('/live?stage=received');
    const emailOf = async (event: string) => {
      await append(id, eventOf(event, { traits: { email: 'jane@example.com' } }));
      const [received] = await reader.take(1);
      return [received?.data.revision, received?.data.event.traits.email];
    };
    expect(await emailOf('before')).toEqual([1, 'jane@example.com']);
    const inventory = { project: [], sources: ['web', 'app'], catalog: marking('traits.email') };
    await installations.replaceInventory(inventory, { author: 'git', occasion: 'edited the project' });
    expect(await emailOf('after')).toEqual([1, '***']);
  });

  it('never hold delivery up for a reader that does not read, and bound what is kept for it', async () => {
    const { install, append, watch, settled, engine } = await start();
    const id = await install('Table');
    await watch('/live');
    const big = 'x'.repeat(20_000);
    for (let batch = 0; batch < 50; batch++) {
      await append(
        id,
        ...Array.from({ length: 1000 }, (_, n) => eventOf(`${batch}-${n}`, n % 50 ? {} : { big })),
      );
    }
    await settled(id, { accepted: 50_000, delivered: 50_000, in_flight: 0 });
    expect(engine.live.waiting).toBeLessThanOrEqual(2_000);
    expect(engine.live.missed + engine.live.skipped).toBeGreaterThan(0);
  }, 60_000);

  it('are refused to those without a token, with a filter that is none, for what is not installed, and beyond the seats', async () => {
    const { call, request, watch, engine } = await start();
    expect((await request('GET', '/v1/admin/live', undefined, 'no token of ours')).status).toBe(401);
    for (const query of [
      'outcome=well',
      'stage=all',
      'event_id=',
      'what=ever',
      `event_id=${'x'.repeat(257)}`,
    ]) {
      expect((await call('GET', `/live?${query}`)).status).toBe(400);
    }
    expect((await call('GET', '/live?integration=int_none')).status).toBe(404);
    expect((await call('GET', '/integrations/int_none/live')).status).toBe(404);
    for (let count = 0; count < 8; count++) expect((await watch('/live')).status).toBe(200);
    const refused = await call('GET', '/live');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(engine.live.readers).toBe(8);
  });

  it('leave nothing behind when a reader goes, or only looks at the head', async () => {
    const { watch, engine, port } = await start();
    const head = () =>
      fetch(`http://127.0.0.1:${port}/v1/admin/live`, {
        method: 'HEAD',
        headers: { Authorization: `Bearer ${bootstrap}` },
      });
    for (let count = 0; count < 20; count++) expect((await head()).status).toBe(200);
    for (let count = 0; count < 20; count++) {
      const reader = await watch('/live');
      expect(reader.status).toBe(200);
      reader.close();
      await vi.waitFor(() => expect(engine.live.readers).toBe(0), 5000);
    }
  });

  it('end with the server', async () => {
    const { watch, stop } = await start();
    const reader = await watch('/live');
    const ended = reader.ended();
    await stop();
    await ended;
  });
});

describe('what became of an event', () => {
  it('is told for each integration that it went to, with its receipt', async () => {
    const { install, engine, call, settled, sinks, fate } = await start();
    const [one, other] = [await install('One'), await install('Other')];
    const sink = sinks.get(one);
    if (sink === undefined) throw new Error('no sink');
    const receipt = { capacity_units: 2, of_records: 2 };
    sink.answer = () => ({ kind: 'delivered', receipt });
    await engine.append(
      { events: eventsOf(eventOf('a'), eventOf('b', { filter: 'when' })) },
      { source: 'web' },
    );
    await settled(one, { delivered: 1, filtered: 1 });
    await settled(other, { delivered: 1, filtered: 1 });
    const { status, body } = await call('GET', '/events/a');
    expect(status).toBe(200);
    const common = {
      revision: 1,
      outcome: 'delivered',
      attempts: 1,
      received_at: expect.any(String),
      settled_at: expect.any(String),
    };
    expect(body).toEqual({
      event_id: 'a',
      complete: true,
      outcomes: expect.arrayContaining([
        { integration_id: one, ...common, receipt },
        { integration_id: other, ...common },
      ]),
    });
    expect(body.outcomes).toHaveLength(2);
    const ofOne = await call('GET', `/integrations/${one}/events/b`);
    expect(ofOne.body.outcomes).toMatchObject([
      { integration_id: one, outcome: 'filtered', reason: 'when', attempts: 0 },
    ]);
    expect((await call('GET', '/events/never-seen')).body.error.code).toBe('admin/event-unknown');
    expect((await call('GET', '/integrations/int_none/events/a')).status).toBe(404);
    fate.death = death;
    await engine.append({ events: eventsOf(eventOf('a')) }, { integration: one });
    await settled(one, { dead: 1 });
    const twice = (await call('GET', `/integrations/${one}/events/a`)).body.outcomes;
    expect(twice).toMatchObject([
      { outcome: 'delivered' },
      { outcome: 'dead', diagnostic: { code: death.code }, dead_letter: '2-0' },
    ]);
    await call('POST', `/integrations/${one}/dead/drop`, { all: true });
    const dropped = (await call('GET', `/integrations/${one}/events/a`)).body.outcomes;
    expect(dropped[1]).not.toHaveProperty('dead_letter');
  });
});
