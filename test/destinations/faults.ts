import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Batcher } from '../../src/batch/Batcher.ts';
import type { BatchPolicy } from '../../src/batch/BatchPolicy.ts';
import type { Settlement, Sink } from '../../src/batch/Sink.ts';
import type { EncodedRecord } from '../../src/compiler/Encoded.ts';
import { openSink } from '../../src/destinations/openSink.ts';
import { StsStandIn } from '../aws/StsStandIn.ts';
import { ManualClock } from '../batch/ManualClock.ts';
import { type Fault, FaultProxy } from '../peers/FaultProxy.ts';
import type { Write } from '../peers/ProxiedRequest.ts';
import type { Bench } from './Bench.ts';

/** A loaded machine may be slow. */
const patiently = { timeout: 10_000 };

const keys = { access_key_id: 'AKIDPATCHBAYTEST1234', secret_access_key: 'the-secret-access-key' };

/**
 * What the writer makes of each fault of AWS, whichever peer plays the service. Its clock is moved by hand, so that
 * what must not wait is seen not to; the network takes its own time.
 *
 * @param keepsApart the peer has other tables for other access keys.
 */
export function describeFaults(name: string, bench: Bench, keepsApart = false): void {
  describe(name, () => {
    let clock: ManualClock;
    let proxy: FaultProxy;
    let target = '';
    let count = 0;
    let batcher: Batcher<EncodedRecord>;
    let settlements: Map<EncodedRecord, Settlement>;

    const start = (rest: object = keys, policy: Partial<BatchPolicy> = {}) => {
      const sink: Sink<EncodedRecord> = openSink(bench.kind, {
        [bench.target]: target,
        region: 'eu-west-1',
        endpoint: proxy.endpoint,
        ...rest,
      });
      settlements = new Map();
      batcher = new Batcher<EncodedRecord>({
        sink,
        clock,
        random: () => 1,
        policy: {
          linger: 0,
          retry: { base: 100, cap: 10_000 },
          probe: { base: 1000, cap: 60_000 },
          ...policy,
        },
        settle: (record, settlement) => settlements.set(record, settlement),
      });
    };
    const send = (...ids: string[]): EncodedRecord[] => {
      const records = ids.map((id) => bench.record(id));
      for (const record of records) batcher.add(record);
      return records;
    };
    /** The same in one request. */
    const sendTogether = async (...ids: string[]) => {
      start(keys, { linger: 10 });
      send(...ids);
      await clock.advance(10);
      await quiet();
    };
    const requests = () => proxy.requests.length;
    const arrived = async () => (await bench.read(target)).toSorted();
    const quiet = () => vi.waitFor(() => expect(batcher.inFlight).toBe(0), patiently);
    const settled = (number: number) => vi.waitFor(() => expect(settlements.size).toBe(number), patiently);
    /** Lets the time pass until the batcher has something to do, and waits for what comes of it. */
    const wait = async (): Promise<number> => {
      const milliseconds = clock.untilNext ?? Number.NaN;
      await clock.advance(milliseconds);
      await quiet();
      return milliseconds;
    };
    const expectDelivered = async (...ids: string[]) => {
      await settled(ids.length);
      expect([...settlements.values()]).toMatchObject(ids.map(() => ({ kind: 'delivered' })));
      expect([...new Set(await arrived())]).toEqual(ids.toSorted());
    };

    beforeAll(async () => {
      proxy = await FaultProxy.before(bench.peer());
    });

    afterAll(() => proxy.stop());

    beforeEach(async () => {
      target = `troubled-${++count}`;
      proxy.plan = () => undefined;
      proxy.requests.length = 0;
      proxy.fired.clear();
      clock = new ManualClock();
      await bench.create(target);
      start();
    });

    afterEach(async () => {
      const closing = batcher.close(0);
      await clock.advance(0);
      await closing;
      vi.unstubAllEnvs();
    });

    it.each<[string, Fault]>([
      ['throttling', { kind: 'error', status: 400, name: 'ThrottlingException' }],
      ['an internal error', { kind: 'error', status: 500, name: 'InternalServerError' }],
      ['an unavailable service', { kind: 'reply', status: 503, body: '' }],
      ['a reset before the request is taken', { kind: 'reset', when: 'before' }],
      ['half a reply of nothing', { kind: 'halfReply', carriedOut: false }],
      ['nonsense', { kind: 'reply', status: 200, body: '{"is": "nonsense"}' }],
      ['a flood', { kind: 'flood', bytes: 33 * 1024 * 1024 }],
    ])('backs off from %s, twice as long each time, and then delivers', async (_, fault) => {
      const title = fault.kind;
      proxy.script(fault, fault, fault, fault);
      await sendTogether('one', 'two');
      const waits: number[] = [];
      while (settlements.size === 0 && waits.length < 10) waits.push(await wait());
      // Both the records and the sink wait, the one no longer than the other.
      expect(waits.filter((milliseconds) => milliseconds > 0)).toEqual([100, 200, 400, 800]);
      expect(proxy.fired.get(title)).toBe(4);
      expect(requests()).toBe(5);
      await expectDelivered('one', 'two');
      expect(await arrived()).toHaveLength(2);
    });

    it.each<[string, Fault]>([
      ['a reset after the request was carried out', { kind: 'reset', when: 'after' }],
      ['half a reply', { kind: 'halfReply', carriedOut: true }],
      ['nonsense instead of the reply', { kind: 'reply', status: 200, body: '[]', carriedOut: true }],
    ])('writes again what may not have been written: %s', async (_, fault) => {
      proxy.script(fault);
      await sendTogether('one', 'two');
      expect(settlements.size).toBe(0);
      await wait();
      await expectDelivered('one', 'two');
      expect(requests()).toBe(2);
      // A table knows an item again by its key. A stream keeps all that it is given.
      expect(await arrived()).toEqual(
        bench.kind === 'dynamodb' ? ['one', 'two'] : ['one', 'one', 'two', 'two'],
      );
    });

    it.each<[string, Fault]>([
      ['late', { kind: 'delay', milliseconds: 60 }],
      ['bit by bit', { kind: 'trickle', pieces: 6, milliseconds: 10 }],
    ])('has the patience for a reply that comes %s, and sends nothing twice', async (_, fault) => {
      proxy.always(fault);
      await sendTogether('one', 'two');
      await expectDelivered('one', 'two');
      expect(requests()).toBe(1);
      expect(await arrived()).toHaveLength(2);
    });

    it.each([true, false])(
      'gives a stalled request up at the deadline (carried out: %s)',
      async (carriedOut) => {
        start(keys, { deadline: 5000 });
        proxy.script({ kind: 'stall', after: 'headers', carriedOut });
        send('one');
        await vi.waitFor(() => expect(proxy.fired.get('stall')).toBe(1), patiently);
        await clock.advance(5000);
        await quiet();
        await wait();
        await expectDelivered('one');
        expect(requests()).toBe(2);
      },
    );

    it('lets others by while a request stalls, also when the peer has asked for less', async () => {
      start(keys, { count: 1, inFlight: 2 });
      proxy.script(
        { kind: 'stall', after: 'request' },
        { kind: 'error', status: 400, name: 'ThrottlingException' },
      );
      send('stalled', 'throttled');
      await vi.waitFor(() => expect(proxy.fired.size).toBe(2), patiently);
      await vi.waitFor(() => expect(batcher.inFlight).toBe(1), patiently);
      await clock.advance(1000);
      await settled(1);
      send('a', 'b', 'c');
      await settled(4);
      expect(await arrived()).toEqual(['a', 'b', 'c', 'throttled']);
    });

    it('delays hot keys alone', async () => {
      const isHot = (write: Write) => JSON.stringify(textOf(write)).includes('hot');
      proxy.always({ kind: 'hot', isHot });
      const [hot, other] = send('hot-1', 'a');
      await clock.settle();
      await quiet();
      expect([settlements.has(hot as EncodedRecord), settlements.has(other as EncodedRecord)]).toEqual([
        false,
        true,
      ]);
      // Alone in its request, the hot key has it refused as a whole.
      for (let tries = 2; tries <= 4; tries++) {
        await clock.advance(100 * 2 ** (tries - 2));
        await quiet();
        expect(proxy.fired.get('hot')).toBe(tries);
        send(`b${tries}`);
        await settled(tries);
      }
      expect(settlements.has(hot as EncodedRecord)).toBe(false);
      proxy.plan = () => undefined;
      await clock.advance(800);
      await expectDelivered('hot-1', 'a', 'b2', 'b3', 'b4');
    });

    it.skipIf(keepsApart)(
      'signs with a new token as soon as the old one has ended, and settles nothing wrongly',
      async () => {
        const sts = await StsStandIn.start();
        vi.stubEnv('AWS_ENDPOINT_URL_STS', sts.endpoint);
        start({
          auth: 'assume_role',
          role_arn: 'arn:aws:iam::123456789012:role/r',
          external_id: 'expected',
          ...keys,
        });
        send('one');
        await settled(1);
        const [first] = proxy.requests;
        proxy.always({ kind: 'expire', isExpired: ({ accessKeyId }) => accessKeyId === first?.accessKeyId });
        for (const id of ['two', 'three', 'four']) send(id);
        await vi.waitFor(async () => {
          await clock.advance(0);
          expect(settlements.size).toBe(4);
        }, patiently);
        // No time has passed: nothing was backed off from.
        expect(sts.askers).toHaveLength(2);
        expect(batcher.state.kind).toBe('running');
        await expectDelivered('one', 'two', 'three', 'four');
        await sts.stop();
      },
    );

    it('parks when keys that cannot be renewed have ended, keeps everything, and goes on with the next probe', async () => {
      proxy.always({ kind: 'expire', isExpired: () => true });
      send('one');
      await vi.waitFor(async () => {
        await clock.advance(0);
        expect(batcher.state).toMatchObject({ kind: 'parked', failure: { code: 'ExpiredTokenException' } });
      }, patiently);
      expect(settlements.size).toBe(0);
      proxy.plan = () => undefined;
      await clock.advance(1000);
      await expectDelivered('one');
      expect(batcher.state.kind).toBe('running');
    });

    it.each([-1, 1])(
      'learns the time from a peer whose clock is apart (%i hour), at the price of one request',
      async (hours) => {
        send('before');
        await settled(1);
        proxy.always({ kind: 'skew', milliseconds: hours * 3_600_000 });
        send('one');
        await vi.waitFor(async () => {
          await clock.advance(0);
          expect(settlements.size).toBe(2);
        }, patiently);
        send('two');
        await settled(3);
        expect(proxy.fired.get('skew')).toBe(1);
        proxy.always({ kind: 'skew', milliseconds: 0 });
        send('three');
        await vi.waitFor(async () => {
          await clock.advance(0);
          expect(settlements.size).toBe(4);
        }, patiently);
        await expectDelivered('before', 'one', 'two', 'three');
      },
    );

    it.each([
      ['AccessDeniedException', 'access is refused'],
      ['ResourceNotFoundException', 'the table or stream is gone'],
    ])('parks on %s, for as long as %s', async (code) => {
      proxy.always({ kind: 'error', status: 400, name: code });
      send('one', 'two');
      await clock.settle();
      await quiet();
      expect(batcher.state).toMatchObject({ kind: 'parked', failure: { code } });
      for (const milliseconds of [1000, 2000, 4000]) {
        const before = requests();
        await clock.advance(milliseconds - 1);
        expect(requests()).toBe(before);
        await clock.advance(1);
        await vi.waitFor(() => expect(requests()).toBe(before + 1), patiently);
        await quiet();
        expect(batcher.state.kind).toBe('parked');
      }
      expect(settlements.size).toBe(0);
      proxy.plan = () => undefined;
      await clock.advance(8000);
      await expectDelivered('one', 'two');
    });

    it('finds the record that a peer refuses without naming it', async () => {
      const isPoison = (write: Write) => JSON.stringify(textOf(write)).includes('bad');
      proxy.always({ kind: 'poison', name: 'ValidationException', isPoison });
      const ids = Array.from({ length: 24 }, (_, index) => `id-${index}`);
      start(keys, { count: 25, linger: 10 });
      send(...ids.slice(0, 7), 'bad', ...ids.slice(7));
      await settled(25);
      expect([...settlements.values()].filter(({ kind }) => kind === 'dead')).toHaveLength(1);
      expect(await arrived()).toEqual(ids.toSorted());
      // 25, 13+12, 7+6, 4+3, 2+2, 1+1 at most.
      expect(requests()).toBeLessThanOrEqual(11);
    });
  });
}

/** What a write holds, legibly. */
function textOf({ member }: Write): unknown {
  const { Data } = member as { Data?: string };
  return Data === undefined ? member : Buffer.from(Data, 'base64').toString();
}
