import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SendResult, Sink } from '../../src/batch/Sink.ts';
import type { EncodedRecord } from '../../src/compiler/Encoded.ts';
import { openSink } from '../../src/destinations/openSink.ts';
import { type Fault, FaultProxy } from '../peers/FaultProxy.ts';
import { freePort } from '../peers/freePort.ts';
import { seededPlan } from '../peers/seededPlan.ts';
import type { Bench } from './Bench.ts';
import { deliverAll, startDelivery } from './deliverAll.ts';

/** A loaded machine may be slow. */
const patiently = { timeout: 10_000 };

const keys = {
  access_key_id: 'AKIDPATCHBAYTEST1234',
  secret_access_key: { reveal: () => 'the-secret-access-key' },
  session_token: 'the-session-token',
};

/** What the proxy sends, and what the sink must make of it. */
const refusals: readonly [string, Fault, object][] = [
  ['a throttled request', error(400, 'ThrottlingException'), { action: 'retry', throttled: true }],
  [
    'an exceeded throughput',
    error(400, 'ProvisionedThroughputExceededException'),
    { action: 'retry', throttled: true },
  ],
  ['an internal error', error(500, 'InternalServerError'), { action: 'retry' }],
  [
    'an unavailable service',
    { kind: 'reply', status: 503, body: '<html>down</html>' },
    { action: 'retry', code: 'Http503' },
  ],
  ['a broken connection', { kind: 'reset', when: 'before' }, { action: 'retry', code: 'ECONNRESET' }],
  ['a lost reply', { kind: 'reset', when: 'after' }, { action: 'retry', code: 'ECONNRESET' }],
  ['an expired token', error(400, 'ExpiredTokenException'), { action: 'refresh' }],
  ['an unknown client', error(400, 'UnrecognizedClientException'), { action: 'refresh' }],
  ['a clock that is off', error(403, 'RequestTimeTooSkewed'), { action: 'refresh' }],
  ['a denied access', error(400, 'AccessDeniedException'), { action: 'park' }],
  ['a missing resource', error(400, 'ResourceNotFoundException'), { action: 'park' }],
  ['a disabled key', error(400, 'KMSDisabledException'), { action: 'park' }],
  ['an invalid request', error(400, 'ValidationException'), { action: 'poison' }],
  [
    'a request that is too large',
    { kind: 'reply', status: 413, body: '' },
    { action: 'poison', code: 'Http413' },
  ],
];

function error(status: number, name: string): Fault {
  return { kind: 'error', status, name };
}

/** What every destination owes the batcher, whichever peer plays its service. */
export function describeDestination(name: string, bench: Bench): void {
  describe(name, () => {
    let proxy: FaultProxy;
    let sink: Sink<EncodedRecord>;
    let target = '';
    let count = 0;

    const open = (endpoint: string) =>
      openSink(bench.kind, { [bench.target]: target, region: 'eu-west-1', ...keys, endpoint });
    const send = (...records: EncodedRecord[]): Promise<SendResult> =>
      sink.send(records, AbortSignal.timeout(10_000));
    const two = () => [bench.record('one'), bench.record('two')];
    const arrived = async () => (await bench.read(target)).toSorted();

    beforeAll(async () => {
      proxy = await FaultProxy.before(bench.peer());
    });

    afterAll(() => proxy.stop());

    beforeEach(async () => {
      target = `target-${++count}`;
      proxy.plan = () => undefined;
      proxy.requests.length = 0;
      await bench.create(target);
      sink = open(proxy.endpoint);
    });

    afterEach(() => sink.close());

    it('delivers a full request', async () => {
      const ids = Array.from({ length: bench.fullRequest }, (_, index) => `id-${index}`);
      const result = await send(...ids.map((id) => bench.record(id)));
      expect(result).toMatchObject({ kind: 'answered', replies: ids.map(() => ({ kind: 'delivered' })) });
      expect(await arrived()).toEqual(ids.toSorted());
    });

    it.each(refusals)('tells what to do about %s, the first time and later', async (_, fault, failure) => {
      proxy.always(fault);
      for (let sent = 0; sent < 2; sent++) {
        const result = await send(...two());
        expect(result).toEqual({ kind: 'refused', failure: expect.objectContaining(failure) });
      }
    });

    it('takes no malformed reply for an acknowledgement', async () => {
      const replies = ['', '{}', '[]', 'null', '"yes"', '{"UnprocessedItems":', '<html>ok</html>'];
      for (const body of [...replies, ...bench.malformedReplies]) {
        proxy.script({ kind: 'reply', status: 200, body });
        const result = await send(...two());
        expect(result, body).toMatchObject({ kind: 'refused', failure: { action: 'retry' } });
      }
    });

    it.each(['request', 'headers'] as const)('lets go of a peer that stalls after the %s', async (after) => {
      proxy.always({ kind: 'stall', after });
      for (let sent = 1; sent <= 2; sent++) {
        const abort = new AbortController();
        const result = sink.send(two(), abort.signal);
        await vi.waitFor(() => expect(proxy.requests).toHaveLength(sent), patiently);
        abort.abort();
        expect(await result).toMatchObject({ kind: 'refused', failure: { action: 'retry' } });
      }
    });

    it('shows no credentials in a failure, even when the peer echoes them', async () => {
      const echoed =
        'The request signature we calculated does not match. Credential=AKIDPATCHBAYTEST1234/20260101, ' +
        'the-secret-access-key. The Canonical String for this request should have been\nx-amz-security-token:the-session-token';
      proxy.always({ kind: 'error', status: 403, name: 'SignatureDoesNotMatch', message: echoed });
      for (let sent = 0; sent < 2; sent++) {
        const result = await send(...two());
        expect(result).toMatchObject({ kind: 'refused', failure: { action: 'refresh' } });
        const text = JSON.stringify(result);
        expect(text).toContain('does not match');
        for (const secret of ['AKIDPATCHBAYTEST1234', 'the-secret-access-key', 'the-session-token']) {
          expect(text).not.toContain(secret);
        }
      }
    });

    it('can refresh credentials that never change', async () => {
      expect(await sink.refresh()).toBeUndefined();
    });

    it('finds out with a probe whether the destination is there', async () => {
      const signal = AbortSignal.timeout(10_000);
      expect(await sink.probe(signal)).toBeUndefined();
      proxy.script(error(400, 'AccessDeniedException'));
      expect(await sink.probe(signal)).toBeUndefined();
      proxy.script(error(400, 'ExpiredTokenException'));
      expect(await sink.probe(signal)).toMatchObject({ action: 'refresh' });
      target = 'not-there';
      expect(await open(proxy.endpoint).probe(signal)).toMatchObject({ action: 'park' });
      const nowhere = open(`http://127.0.0.1:${await freePort()}`);
      expect(await nowhere.probe(signal)).toMatchObject({ action: 'retry', code: 'ECONNREFUSED' });
    });

    it('loses nothing but the poison in a batch; the dead letter has the words of the peer', async () => {
      const good = Array.from({ length: 24 }, (_, index) => bench.record(`id-${index}`));
      const bad = bench.poison('bad');
      const { settlements } = await deliverAll(sink, [...good.slice(0, 11), bad, ...good.slice(11)], {
        linger: 20,
        count: 25,
      });
      expect(proxy.requests.length).toBeGreaterThan(1);
      expect(await arrived()).toEqual(good.map((_, index) => `id-${index}`).toSorted());
      expect(good.map((record) => settlements.get(record))).toMatchObject(
        good.map(() => ({ kind: 'delivered' })),
      );
      expect(settlements.get(bad)).toMatchObject({
        kind: 'dead',
        reply: expect.stringMatching(bench.poisonWords),
        diagnostic: { code: 'delivery/refused' },
      });
    });

    it('parks while the table or stream is missing, and resumes once it is created', async () => {
      target = 'created-late';
      const late = open(proxy.endpoint);
      const { batcher, settlements } = startDelivery(late, two());
      await vi.waitFor(() => expect(batcher.state.kind).toBe('parked'), patiently);
      expect(batcher.state).toMatchObject({ failure: { code: 'ResourceNotFoundException' } });
      expect(settlements.size).toBe(0);
      await bench.create(target);
      await batcher.drain();
      expect(batcher.state.kind).toBe('running');
      expect(await arrived()).toEqual(['one', 'two']);
      await batcher.close(1000);
    });

    it('keeps trying to reach a peer that is down, and delivers once it is up', async () => {
      const outage = await FaultProxy.before(bench.peer());
      outage.always({ kind: 'reset', when: 'before' });
      const { batcher, settlements } = startDelivery(open(outage.endpoint), two());
      await vi.waitFor(
        () => expect(batcher.state).toMatchObject({ kind: 'retrying', failure: { code: 'ECONNRESET' } }),
        patiently,
      );
      expect(settlements.size).toBe(0);
      outage.plan = () => undefined;
      await batcher.drain();
      expect(await arrived()).toEqual(['one', 'two']);
      await batcher.close(1000);
      await outage.stop();
    });

    it('aborts a stalled request at the deadline and sends it again', async () => {
      proxy.script({ kind: 'stall', after: 'request' }, { kind: 'stall', after: 'headers' });
      await deliverAll(sink, two(), { deadline: 100 });
      expect(proxy.requests).toHaveLength(3);
      expect(await arrived()).toEqual(['one', 'two']);
    });

    it.each([1, 2, 3])('delivers everything through seeded trouble, seed %d', async (seed) => {
      const faults: Fault[] = [
        ...refusals.map(([, fault]) => fault).filter((fault) => !isPoison(fault)),
        { kind: 'partial', places: [0, 3, 4], code: 'ProvisionedThroughputExceededException' },
        { kind: 'unprocessed', places: [0, 2, 5] },
        { kind: 'delay', milliseconds: 20 },
      ];
      const usable = faults.filter(({ kind }) =>
        bench.kind === 'dynamodb' ? kind !== 'partial' : kind !== 'unprocessed',
      );
      proxy.plan = seededPlan(seed, usable, 40);
      const records = Array.from({ length: 60 }, (_, index) => bench.record(`id-${index}`));
      const policy = { count: 10, inFlight: 4, probe: { base: 5, cap: 10 } };
      const { settlements } = await deliverAll(sink, records, policy);
      expect([...settlements.values()]).toMatchObject(records.map(() => ({ kind: 'delivered' })));
      expect([...new Set(await arrived())]).toEqual(records.map((_, index) => `id-${index}`).toSorted());
    });
  });
}

function isPoison(fault: Fault): boolean {
  return (
    (fault.kind === 'error' && fault.name === 'ValidationException') ||
    (fault.kind === 'reply' && fault.status === 413)
  );
}
