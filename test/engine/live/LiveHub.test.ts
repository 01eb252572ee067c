import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiveFeed } from '../../../src/engine/live/LiveFeed.ts';
import { LiveHub, mostFeeds } from '../../../src/engine/live/LiveHub.ts';
import type { LiveFilter } from '../../../src/engine/live/LiveMessage.ts';
import { type Note, stages } from '../../../src/engine/live/Note.ts';
import { outcomeKinds, type Wanted } from '../../../src/engine/live/Wanted.ts';
import { ManualClock } from '../../batch/ManualClock.ts';

const note = (more: Partial<Note> = {}): Note => ({
  stage: 'received',
  integration: 'int_a',
  eventId: 'e1',
  revision: 1,
  at: 0,
  detail: '"event":{}',
  ...more,
});

function start() {
  const clock = new ManualClock();
  let wanted: readonly Wanted[] = [];
  const hub = new LiveHub({
    clock,
    watch: (now) => (wanted = now),
    clean: (text) => text.replaceAll('secret', '***'),
  });
  const open = (filter: LiveFilter = {}, lastId?: string): LiveFeed => {
    const feed = hub.open(filter, lastId);
    if (feed === undefined) throw new Error('refused');
    return feed;
  };
  const tell = (...notes: Note[]) => hub.hear({ notes, skipped: [] });
  return {
    clock,
    hub,
    open,
    tell,
    wanted: () =>
      wanted.map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined))),
  };
}

function parse(text = '') {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('id: '))
    .map((block) => {
      const [, id, event, data] = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(block) ?? [];
      return { id, event, data: JSON.parse(data ?? '') };
    });
}

/** All that there is to read now. */
async function drain(feed: LiveFeed) {
  const seen: ReturnType<typeof parse> = [];
  while (feed.waiting > 0) seen.push(...parse(await feed.next()));
  return seen;
}

describe('LiveHub', () => {
  it('tells the threads what somebody wants to see, and a while later that nobody does', async () => {
    const { clock, open, wanted, hub } = start();
    const first = open({ integration: 'int_a', stage: 'mapped' });
    const second = open({ integration: 'int_a' });
    expect(wanted()).toEqual([{ integration: 'int_a' }]);
    first.end();
    await clock.advance(60_000);
    expect(wanted()).toEqual([{ integration: 'int_a' }]);
    second.end();
    await clock.advance(14_000);
    open({ integration: 'int_a' }).end();
    await clock.advance(14_000);
    expect(wanted()).toEqual([{ integration: 'int_a' }]);
    await clock.advance(1_000);
    expect(wanted()).toEqual([]);
    expect(hub.readers).toBe(0);
  });

  it('forgets at once what many came for and left', () => {
    const { open, wanted } = start();
    for (let number = 0; number < 100; number++) open({ eventId: `e${number}` }).end();
    expect(wanted().length).toBeLessThanOrEqual(21);
    expect(wanted()).toContainEqual({ eventId: 'e99' });
  });

  it('hands each reader what its filter lets pass, in order and once', async () => {
    const ids = fc.constantFrom('e1', 'e2', undefined);
    const integrations = fc.constantFrom('int_a', 'int_b');
    const notes = fc.array(
      fc.record({
        integration: integrations,
        eventId: ids,
        stage: fc.constantFrom(...stages),
        kind: fc.constantFrom(...outcomeKinds),
      }),
      { maxLength: 30 },
    );
    const filter = fc.record({
      integration: fc.option(integrations, { nil: undefined }),
      eventId: fc.option(fc.constantFrom('e1', 'e2'), { nil: undefined }),
      outcome: fc.option(fc.constantFrom(...outcomeKinds), { nil: undefined }),
      stage: fc.option(fc.constantFrom(...stages), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(notes, filter, fc.nat(30), async (list, wanted, cut) => {
        const { open, tell } = start();
        const whole = open();
        const feed = open(wanted);
        const told = list.map(({ kind, ...one }) =>
          note({ ...one, ...(one.stage === 'outcome' ? { outcome: kind } : {}), detail: `"kind":"${kind}"` }),
        );
        tell(...told);
        const all = await drain(whole);
        const expected = all.filter(
          ({ event, data }) =>
            (wanted.integration === undefined || data.integration_id === wanted.integration) &&
            (wanted.eventId === undefined || data.event_id === wanted.eventId) &&
            (wanted.outcome === undefined || (event === 'outcome' && data.kind === wanted.outcome)) &&
            (wanted.stage === undefined || event === wanted.stage),
        );
        expect(all).toHaveLength(list.length);
        expect(await drain(feed)).toEqual(expected);
        // Whoever comes back is told the rest, no more and no less.
        const place = Math.min(cut, all.length - 1);
        if (place < 0) return;
        const rest = expected.filter(({ id }) => all.findIndex((one) => one.id === id) > place);
        expect(await drain(open(wanted, all[place]?.id))).toEqual(rest);
      }),
    );
  });

  it('lets a reader miss what it does not read in time, and tells how much', async () => {
    const { open, tell, hub } = start();
    const feed = open();
    for (let number = 1; number <= 2500; number++) tell(note({ eventId: `e${number}` }));
    expect(feed.waiting).toBe(2000);
    const [gap, ...rest] = await drain(feed);
    expect(gap).toMatchObject({ event: 'gap', data: { missed: 500 } });
    expect(rest.map(({ data }) => data.event_id)).toEqual(
      Array.from({ length: 2000 }, (_, index) => `e${index + 501}`),
    );
    expect(hub.missed).toBe(500);
    // The gap counts as read.
    const [again] = await drain(open({}, gap?.id));
    expect(again?.data.event_id).toBe('e501');
  });

  it('keeps no more than its bytes of large messages', () => {
    const { open, tell } = start();
    const feed = open();
    for (let number = 0; number < 100; number++) tell(note({ detail: `"event":"${'x'.repeat(50_000)}"` }));
    expect(feed.waiting).toBeLessThan(25);
    expect(feed.waiting).toBeGreaterThan(10);
  });

  it('tells a reader that comes back what it has missed, as far as that is known', async () => {
    const { clock, open, tell } = start();
    const feed = open();
    tell(note());
    const [{ id } = { id: undefined }] = await drain(feed);
    feed.end();
    await clock.advance(20_000);
    // Nobody looked since.
    const [lapse] = await drain(open({}, id));
    expect(lapse).toMatchObject({ event: 'gap', data: { missed: null } });
    for (let number = 0; number < 2100; number++) tell(note());
    const [gap] = await drain(open({}, id));
    expect(gap).toMatchObject({ event: 'gap', data: { missed: 101 } });
    for (const strange of ['', 'x', `${id}x`, 'other-1', `${id?.split('-')[0]}-999999`]) {
      const [unknown] = await drain(open({}, strange));
      expect(unknown).toMatchObject({ event: 'gap', data: { missed: null } });
    }
  });

  it('gives a sign of life every 15 seconds, and gives a reader up that takes nothing for a minute', async () => {
    const { clock, open, tell, hub } = start();
    const feed = open();
    const quiet = feed.next();
    await clock.advance(15_000);
    expect(await quiet).toBe(': nothing new\n\n');
    for (let second = 0; second < 62; second++) {
      for (let number = 0; number < 100; number++) tell(note());
      await clock.advance(1000);
    }
    expect(hub.readers).toBe(0);
    expect(await feed.next()).toBeUndefined();
  });

  it('tells what was left out, and takes secrets out of everything', async () => {
    const { open, hub, tell } = start();
    const [all, other, one] = [open(), open({ integration: 'int_b' }), open({ eventId: 'e1' })];
    hub.hear({ notes: [], skipped: [['int_a', 12]] });
    tell(note({ detail: '"event":{"a":"my secret","secret":["secret"]}' }));
    const [skipped, received] = await drain(all);
    expect(skipped).toMatchObject({ event: 'skipped', data: { integration_id: 'int_a', events: 12 } });
    expect(received?.data.event).toEqual({ a: 'my ***', '***': ['***'] });
    expect(await drain(other)).toEqual([]);
    expect(await drain(one)).toHaveLength(1);
    expect(hub.skipped).toBe(12);
  });

  it('takes no more readers than it has room for, and none after its end', async () => {
    const { hub, open } = start();
    const feeds = Array.from({ length: mostFeeds }, () => open());
    expect(hub.open({})).toBeUndefined();
    feeds[0]?.end();
    const waiting = open().next();
    hub.close();
    expect(await waiting).toBeUndefined();
    expect(hub.open({})).toBeUndefined();
    expect(hub.readers).toBe(0);
  });
});
