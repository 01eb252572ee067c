import { describe, expect, it, onTestFinished } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnose.ts';
import { type Account, inFlight } from '../../src/spool/Account.ts';
import { Chunk } from '../../src/spool/Chunk.ts';
import { deadLetterId } from '../../src/spool/DeadLetter.ts';
import { Overload } from '../../src/spool/Overload.ts';
import type { Progress } from '../../src/spool/Progress.ts';
import type { Spool } from '../../src/spool/Spool.ts';
import { SpoolFault } from '../../src/spool/SpoolFault.ts';
import type { SpoolReader } from '../../src/spool/SpoolReader.ts';
import type { Death } from '../../src/spool/Step.ts';
import { hears } from '../../src/spool/Subscription.ts';
import { eventsOf, textOf } from './eventsOf.ts';
import { temporaryFolder } from './temporaryFolder.ts';

export interface OpenSpool {
  readonly spool: Spool;
  readonly reader: SpoolReader;
}

/** What every spool promises, whatever it is made of. `open` on the same folder again is a restart. */
export function describeSpool(
  name: string,
  open: (folder: string, limit: number) => Promise<OpenSpool>,
): void {
  async function start(folder = temporaryFolder(), limit = 1e9) {
    const opened = await open(folder, limit);
    let closed = false;
    const close = async () => {
      if (closed) return;
      closed = true;
      await opened.reader.close();
      await opened.spool.close();
    };
    onTestFinished(close);
    return { ...opened, folder, close };
  }

  function read(reader: SpoolReader, number: number): string[] {
    const chunk = new Chunk();
    expect(reader.read(number, chunk)).toBe(true);
    expect(chunk.intact()).toBe(true);
    return Array.from({ length: chunk.count }, (_, index) => textOf(chunk.at(index)));
  }

  function account(spool: Spool, integration: string): Account {
    const found = spool.account(integration);
    if (found === undefined) throw new Error(`${integration} has no account`);
    return found;
  }

  const done = (chunk: number, counts: Partial<Progress> = {}): Progress => ({
    chunk,
    index: 0,
    delivered: 0,
    filtered: {},
    dead: 0,
    ...counts,
  });

  const death = (chunk: number, index: number): Death => ({
    chunk,
    index,
    diagnostic: diagnose('engine/lane-failed', { cause: 'a test' }),
    revision: 3,
    attempts: 2,
    reply: 'ValidationException',
    diedAt: 2000,
  });

  describe(`${name} as a queue`, () => {
    it('gives back what was appended, byte for byte', async () => {
      const { spool, reader } = await start();
      const events = eventsOf('{"a":1}', '{"b":"ä€😀"}', '{}');
      await spool.append(events, { source: 'web' }, 1_700_000_000_123);
      const chunk = new Chunk();
      expect(reader.read(1, chunk)).toBe(true);
      expect(chunk).toMatchObject({
        number: 1,
        audience: 'source:web',
        count: 3,
        receivedAt: 1_700_000_000_123,
      });
      expect(chunk.intact()).toBe(true);
      const found = events.map((_, index) => ({
        text: textOf(chunk.at(index)),
        flags: chunk.at(index).flags,
      }));
      expect(found).toEqual(events.map((event) => ({ text: textOf(event), flags: event.flags })));
    });

    it('numbers chunks from one without gaps and publishes each head once, after its append is stored', async () => {
      const { spool, reader } = await start();
      const heads: number[] = [];
      spool.onHead((head) => {
        for (let number = (heads.at(-1) ?? 0) + 1; number <= head; number++) read(reader, number);
        heads.push(head);
      });
      const texts = Array.from({ length: 50 }, (_, index) => `{"n":${index}}`);
      await Promise.all(
        texts.map(async (text) => {
          await spool.append(eventsOf(text), { source: 'web' }, 0);
          expect(spool.head).toBeGreaterThan(0);
        }),
      );
      expect(spool.head).toBe(50);
      expect(heads).toEqual([...heads].sort((a, b) => a - b));
      expect(new Set(heads).size).toBe(heads.length);
      const stored = texts.map((_, index) => read(reader, index + 1)[0]);
      expect(stored).toEqual(texts);
    });

    it('stores nothing for an empty batch', async () => {
      const { spool } = await start();
      await spool.append([], { source: 'web' }, 0);
      expect(spool.head).toBe(0);
    });

    it('answers that a chunk is missing', async () => {
      const { reader } = await start();
      expect(reader.read(1, new Chunk())).toBe(false);
    });

    it('has everything after a restart', async () => {
      const first = await start();
      await first.spool.install('int_a');
      await first.spool.append(eventsOf('{"a":1}', '{"b":2}'), { source: 'web' }, 5);
      await first.spool.advance([
        { integration: 'int_a', progress: done(1, { index: 1, delivered: 1 }), deaths: [] },
      ]);
      await first.close();
      const { spool, reader } = await start(first.folder);
      expect(spool.head).toBe(1);
      expect(read(reader, 1)).toEqual(['{"a":1}', '{"b":2}']);
      expect(reader.progress('int_a')).toMatchObject({ chunk: 1, index: 1, delivered: 1 });
      expect(account(spool, 'int_a')).toMatchObject({ accepted: 2, delivered: 1 });
      await spool.append(eventsOf('{"c":3}'), { source: 'web' }, 6);
      expect(read(reader, 2)).toEqual(['{"c":3}']);
    });
  });

  describe(`${name} counting what integrations accept`, () => {
    it('counts from the installation on', async () => {
      const { spool, reader } = await start();
      await spool.append(eventsOf('{}', '{}'), { source: 'web' }, 0);
      await spool.install('int_a');
      await spool.append(eventsOf('{}', '{}', '{}'), { source: 'web' }, 0);
      expect(account(spool, 'int_a').accepted).toBe(3);
      expect(reader.progress('int_a')).toMatchObject({ chunk: 2, index: 0 });
    });

    it('counts only the sources that are heard, and what is addressed to the integration', async () => {
      const { spool } = await start();
      await spool.install('int_a', ['web', 'app']);
      await spool.install('int_b');
      await spool.append(eventsOf('{}'), { source: 'web' }, 0);
      await spool.append(eventsOf('{}', '{}'), { source: 'till' }, 0);
      await spool.append(eventsOf('{}', '{}', '{}', '{}'), { integration: 'int_a' }, 0);
      expect(account(spool, 'int_a').accepted).toBe(5);
      expect(account(spool, 'int_b').accepted).toBe(3);
    });

    it('refuses events for an integration that is not installed', async () => {
      const { spool } = await start();
      const append = spool.append(eventsOf('{}'), { integration: 'int_x' }, 0);
      await expect(append).rejects.toMatchObject({ diagnostic: { code: 'spool/unknown-integration' } });
      expect(spool.head).toBe(0);
    });

    it('judges each chunk by the sources that were heard when it came', async () => {
      const { spool, reader } = await start();
      await spool.install('int_a', ['web']);
      await spool.append(eventsOf('{}'), { source: 'app' }, 0);
      await spool.append(eventsOf('{}'), { source: 'web' }, 0);
      await spool.install('int_a', ['app']);
      await spool.append(eventsOf('{}'), { source: 'app' }, 0);
      await spool.append(eventsOf('{}'), { source: 'web' }, 0);
      await spool.append(eventsOf('{}'), { integration: 'int_a' }, 0);
      await spool.append(eventsOf('{}'), { integration: 'int_a2' }, 0).catch(() => undefined);
      const chunk = new Chunk();
      const heard = [1, 2, 3, 4, 5].filter((number) => {
        reader.read(number, chunk);
        return hears('int_a', reader.subscriptions('int_a'), chunk);
      });
      expect(heard).toEqual([2, 3, 5]);
      expect(account(spool, 'int_a').accepted).toBe(3);
    });

    it('abandons what is in flight when an integration retires, and goes on counting when it returns', async () => {
      const { spool, reader } = await start();
      await spool.install('int_a');
      await spool.append(eventsOf('{}', '{}', '{}'), { source: 'web' }, 0);
      await spool.advance([
        { integration: 'int_a', progress: done(1, { index: 1, delivered: 1 }), deaths: [] },
      ]);
      expect(await spool.retire('int_a')).toBe(2);
      await spool.append(eventsOf('{}', '{}'), { source: 'web' }, 0);
      const retired = account(spool, 'int_a');
      expect(retired).toMatchObject({ retired: true, accepted: 3, delivered: 1, abandoned: 2 });
      expect(inFlight(retired)).toBe(0);
      await spool.install('int_a', ['web']);
      await spool.append(eventsOf('{}'), { source: 'web' }, 0);
      const back = account(spool, 'int_a');
      expect(back).toMatchObject({ retired: false, accepted: 4, delivered: 1, abandoned: 2 });
      expect(inFlight(back)).toBe(1);
      expect(reader.progress('int_a')).toMatchObject({ chunk: 3, index: 0, delivered: 1 });
    });

    it('forgets an integration that is removed', async () => {
      const { spool } = await start();
      await spool.install('int_a');
      await spool.append(eventsOf('{}'), { integration: 'int_a' }, 0);
      await spool.advance([{ integration: 'int_a', progress: done(2, { dead: 1 }), deaths: [death(1, 0)] }]);
      await spool.remove('int_a');
      expect(spool.account('int_a')).toBeUndefined();
      expect(spool.deadLetters('int_a', { limit: 10 })).toEqual([]);
      await spool.install('int_a');
      expect(account(spool, 'int_a')).toMatchObject({ accepted: 0, died: 0 });
    });
  });

  describe(`${name} keeping dead letters`, () => {
    async function startWithLetters() {
      const opened = await start();
      await opened.spool.install('int_a');
      await opened.spool.install('int_ab');
      await opened.spool.append(eventsOf('{"n":0}', '{"n":1}', '{"n":2}'), { source: 'web' }, 1000);
      const deaths = [death(1, 0), death(1, 1), death(1, 2)];
      await opened.spool.advance([{ integration: 'int_a', progress: done(2, { dead: 3 }), deaths }]);
      return opened;
    }

    it('keeps them with the event and the reason, one integration apart from the other', async () => {
      const { spool } = await startWithLetters();
      const found = spool.deadLetter('int_a', '1-1');
      expect(found).toMatchObject({
        id: '1-1',
        diagnostic: { code: 'engine/lane-failed' },
        revision: 3,
        attempts: 2,
        reply: 'ValidationException',
        receivedAt: 1000,
        diedAt: 2000,
      });
      expect(found && textOf(found.event)).toBe('{"n":1}');
      expect(spool.deadLetters('int_ab', { limit: 10 })).toEqual([]);
      expect(spool.deadLetter('int_a', 'nonsense')).toBeUndefined();
    });

    it('lists them page by page', async () => {
      const { spool } = await startWithLetters();
      const first = spool.deadLetters('int_a', { limit: 2 });
      expect(first.map(({ id }) => id)).toEqual(['1-0', '1-1']);
      const second = spool.deadLetters('int_a', { after: '1-1', limit: 2 });
      expect(second.map(({ event }) => textOf(event))).toEqual(['{"n":2}']);
    });

    it('counts each letter once when it is dropped, however often it is asked for', async () => {
      const { spool } = await startWithLetters();
      const dropped = await Promise.all([
        spool.drop('int_a', ['1-0', '1-0', '7-7']),
        spool.drop('int_a', ['1-0', '1-2']),
      ]);
      expect(dropped).toEqual([1, 1]);
      expect(account(spool, 'int_a')).toMatchObject({ died: 3, dropped: 2, replayed: 0 });
      expect(spool.deadLetters('int_a', { limit: 10 }).map(({ id }) => id)).toEqual(['1-1']);
    });

    it('replays them to this integration alone, without accepting them twice', async () => {
      const { spool, reader } = await startWithLetters();
      expect(await spool.replay('int_a', ['1-0', '1-2'])).toBe(2);
      expect(read(reader, 2)).toEqual(['{"n":0}', '{"n":2}']);
      const chunk = new Chunk();
      reader.read(2, chunk);
      expect(hears('int_a', reader.subscriptions('int_a'), chunk)).toBe(true);
      expect(hears('int_ab', reader.subscriptions('int_ab'), chunk)).toBe(false);
      const counted = account(spool, 'int_a');
      expect(counted).toMatchObject({ accepted: 3, died: 3, replayed: 2 });
      expect(inFlight(counted)).toBe(2);
      expect(account(spool, 'int_ab').accepted).toBe(3);
    });
  });

  describe(`${name} and its space`, () => {
    const kilobyte = `{"x":"${'x'.repeat(1000)}"}`;
    const batch = () => eventsOf(...Array.from({ length: 20 }, () => kilobyte));

    it('trims what everybody has passed, and numbers on', async () => {
      const { spool, reader, folder, close } = await start();
      await spool.install('int_a');
      await spool.install('int_b');
      for (let count = 0; count < 5; count++) await spool.append(batch(), { source: 'web' }, 0);
      const before = spool.room.used;
      expect(before).toBeGreaterThanOrEqual(5 * 20_000);
      await spool.advance([{ integration: 'int_a', progress: done(6), deaths: [] }]);
      await spool.advance([{ integration: 'int_b', progress: done(3), deaths: [] }]);
      expect(await spool.trim()).toBe(2);
      expect(await spool.trim()).toBe(0);
      expect(reader.read(3, new Chunk())).toBe(true);
      expect(spool.room.used).toBe((before / 5) * 3);
      await spool.advance([{ integration: 'int_b', progress: done(6), deaths: [] }]);
      await spool.trim();
      await close();
      const again = await start(folder);
      expect(again.spool.head).toBe(5);
      expect([4, 5].map((number) => again.reader.read(number, new Chunk()))).toEqual([false, true]);
      expect(again.spool.room.used).toBe(before / 5);
      await again.spool.append(batch(), { source: 'web' }, 0);
      expect(again.spool.head).toBe(6);
    });

    it('trims everything but the last chunk while nobody is installed', async () => {
      const { spool } = await start();
      for (let count = 0; count < 3; count++) await spool.append(batch(), { source: 'web' }, 0);
      expect(await spool.trim()).toBe(2);
    });

    it('refuses events at the limit, names who holds the space, and takes them again when there is room', async () => {
      const { spool } = await start(temporaryFolder(), 100_000);
      await spool.install('int_quick');
      await spool.install('int_stalled');
      let refusal: unknown;
      for (let count = 0; count < 10 && refusal === undefined; count++) {
        await spool.append(batch(), { source: 'web' }, 0).catch((error) => {
          refusal = error;
        });
        const progress = done(spool.head + 1, { delivered: 20 * spool.head });
        await spool.advance([{ integration: 'int_quick', progress, deaths: [] }]);
        await spool.trim();
      }
      expect(refusal).toBeInstanceOf(Overload);
      expect(refusal).toMatchObject({ diagnostic: { code: 'spool/full' }, retryAfter: expect.any(Number) });
      expect(refusal instanceof Overload && refusal.message).toContain('int_stalled');
      expect(spool.room).toMatchObject({ limit: 100_000, holder: 'int_stalled' });
      expect(account(spool, 'int_stalled').accepted).toBe(20 * spool.head);
      await spool.advance([{ integration: 'int_stalled', progress: done(spool.head + 1), deaths: [] }]);
      await spool.trim();
      await spool.append(batch(), { source: 'web' }, 0);
    });

    it('counts dead letters as space, and gives it back when they are dropped', async () => {
      const { spool } = await start(temporaryFolder(), 100_000);
      await spool.install('int_a');
      await spool.append(eventsOf(...Array<string>(60).fill(kilobyte)), { source: 'web' }, 0);
      await spool.append(eventsOf('{}'), { source: 'web' }, 0);
      const deaths = Array.from({ length: 60 }, (_, index) => death(1, index));
      await spool.advance([{ integration: 'int_a', progress: done(2, { dead: 60 }), deaths }]);
      await spool.trim();
      await expect(spool.append(batch(), { source: 'web' }, 0)).rejects.toThrow(/int_a/);
      await spool.drop('int_a', deaths.map(deadLetterId));
      await spool.trim();
      await spool.append(batch(), { source: 'web' }, 0);
    });

    it('refuses events while too many wait for the disk', async () => {
      const { spool } = await start();
      const large = `{"x":"${'x'.repeat(5_000_000)}"}`;
      const appends = Array.from({ length: 20 }, () => spool.append(eventsOf(large), { source: 'web' }, 0));
      const outcomes = await Promise.allSettled(appends);
      const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.every((error) => error.diagnostic.code === 'spool/busy')).toBe(true);
      expect(spool.head).toBe(20 - refused.length);
    });
  });

  describe(`${name} holding state`, () => {
    it('keeps tables of values apart, through a restart', async () => {
      const { spool, folder, close } = await start();
      const tokens = spool.table<{ hash: string }>('tokens');
      const other = spool.table<number>('token');
      await tokens.put('b', { hash: '2' });
      await tokens.put('a', { hash: '1' });
      await tokens.put('__proto__', { hash: '3' });
      await other.put('a', 5);
      await tokens.remove('b');
      await close();
      const again = await start(folder);
      expect(again.spool.table('tokens').entries()).toEqual([
        ['__proto__', { hash: '3' }],
        ['a', { hash: '1' }],
      ]);
      expect(again.spool.table('token').get('a')).toBe(5);
      expect(again.spool.table('tokens').get('b')).toBeUndefined();
      expect(again.spool.table('none').entries()).toEqual([]);
    });
  });

  it(`${name} tells its own faults from bugs`, async () => {
    const { spool } = await start();
    await expect(spool.replay('int_none', ['1-0'])).rejects.toBeInstanceOf(SpoolFault);
  });
}
