import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTable, scan } from '../destinations/dynamoDbBench.ts';
import { createStream, readStream } from '../destinations/kinesisBench.ts';
import type { Call, CallWatcher } from './Call.ts';
import { type Fault, FaultProxy } from './FaultProxy.ts';
import type { Write } from './ProxiedRequest.ts';
import { startDynalite } from './startDynalite.ts';
import { startKinesalite } from './startKinesalite.ts';
import { usePeer } from './usePeer.ts';

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly date: number;
}

/** Sends a request as a client of AWS would, if it signed: no emulator looks at signatures. */
async function ask(
  endpoint: string,
  target: string,
  body: object,
  { accessKeyId = 'AKIDPATCHBAYTEST1234', time = Date.now(), signal = AbortSignal.timeout(5_000) } = {},
): Promise<Answer> {
  const date = new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
  const region = 'eu-west-1';
  const service = target.startsWith('Dynamo') ? 'dynamodb' : 'kinesis';
  const scope = `${accessKeyId}/${date.slice(0, 8)}/${region}/${service}/aws4_request`;
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': `application/x-amz-json-${service === 'dynamodb' ? '1.0' : '1.1'}`,
      'x-amz-target': target,
      'x-amz-date': date,
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify(body),
    signal,
  });
  return {
    status: response.status,
    body: await response.text(),
    date: Date.parse(response.headers.get('date') ?? ''),
  };
}

const idOf = ({ member }: Write) =>
  (member as { PutRequest: { Item: { id: { S: string } } } }).PutRequest.Item.id.S;
const keyOf = ({ member }: Write) => (member as { PartitionKey: string }).PartitionKey;

/** Notes what is written and what is acknowledged, as ids. */
class Notes implements CallWatcher {
  readonly written: string[] = [];
  readonly told: string[] = [];

  wrote(_: Call, writes: readonly Write[]): void {
    this.written.push(...writes.map(idOf));
  }

  acknowledged = (_: Call, writes: readonly Write[]): void => {
    this.told.push(...writes.map(idOf));
  };
}

describe('the fault proxy before a table', () => {
  const peer = usePeer(startDynalite);
  let proxy: FaultProxy;
  let table = '';
  let count = 0;
  let notes: Notes;

  beforeAll(async () => {
    proxy = await FaultProxy.before(peer());
  });
  afterAll(() => proxy.stop());
  beforeEach(async () => {
    table = `faults-${++count}`;
    await createTable(peer(), table);
    proxy.plan = () => undefined;
    proxy.fired.clear();
    notes = new Notes();
    proxy.watcher = notes;
  });

  const put = (...ids: string[]) => putAs({}, ...ids);
  const putAs = (client: object, ...ids: string[]) =>
    ask(
      proxy.endpoint,
      'DynamoDB_20120810.BatchWriteItem',
      { RequestItems: { [table]: ids.map((id) => ({ PutRequest: { Item: { id: { S: id } } } })) } },
      client,
    );
  const stored = async () => (await scan(peer(), table)).map(({ id }) => id?.S).toSorted();
  const fires = (fault: Fault, times = 1) => {
    expect(proxy.fired.get(fault.kind) ?? 0, fault.kind).toBe(times);
  };

  it('passes on what no fault befalls, and tells who watches', async () => {
    expect(await put('a', 'b')).toMatchObject({ status: 200, body: '{"UnprocessedItems":{}}' });
    expect(await stored()).toEqual(['a', 'b']);
    expect(notes).toMatchObject({ written: ['a', 'b'], told: ['a', 'b'] });
    expect(proxy.fired.size).toBe(0);
  });

  it('refuses with the words of AWS, and counts under a title', async () => {
    proxy.always({ kind: 'error', status: 400, name: 'ThrottlingException', title: 'throttled' });
    const { status, body } = await put('a');
    expect([status, JSON.parse(body).__type]).toEqual([400, 'com.amazonaws#ThrottlingException']);
    expect(await stored()).toEqual([]);
    expect([...proxy.fired]).toEqual([['throttled', 1]]);
  });

  it('leaves items unprocessed, and processes the others', async () => {
    const fault: Fault = { kind: 'unprocessed', places: [0, 2] };
    proxy.always(fault);
    const { body } = await put('a', 'b', 'c');
    expect(JSON.parse(body).UnprocessedItems[table]).toHaveLength(2);
    expect(await stored()).toEqual(['b']);
    expect(notes).toMatchObject({ written: ['b'], told: ['b'] });
    fires(fault);
  });

  it('throttles hot keys as a table does, and no others', async () => {
    const fault: Fault = { kind: 'hot', isHot: (write) => idOf(write).startsWith('hot') };
    proxy.always(fault);
    const mixed = JSON.parse((await put('a', 'hot1')).body).UnprocessedItems[table];
    expect(mixed).toEqual([{ PutRequest: { Item: { id: { S: 'hot1' } } } }]);
    expect((await put('hot1', 'hot2')).body).toContain('ProvisionedThroughputExceededException');
    fires(fault, 2);
    expect(await put('b')).toMatchObject({ body: '{"UnprocessedItems":{}}' });
    fires(fault, 2);
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('refuses every request with poison in it, and only those', async () => {
    const fault: Fault = {
      kind: 'poison',
      name: 'ValidationException',
      isPoison: (write) => idOf(write) === 'bad',
    };
    proxy.always(fault);
    expect((await put('a', 'bad')).status).toBe(400);
    expect((await put('a')).status).toBe(200);
    fires(fault);
    expect(await stored()).toEqual(['a']);
  });

  it.each<[Fault, boolean]>([
    [{ kind: 'reset', when: 'before' }, false],
    [{ kind: 'reset', when: 'after' }, true],
    [{ kind: 'halfReply', carriedOut: false }, false],
    [{ kind: 'halfReply', carriedOut: true }, true],
    [{ kind: 'reply', status: 200, body: '{"Unproc' }, false],
    [{ kind: 'reply', status: 200, body: '{"Unproc', carriedOut: true }, true],
  ])('breaks the promise of %j: written or not, nobody is told', async (fault, isWritten) => {
    proxy.always(fault);
    const outcome = await put('a')
      .then(
        ({ body }) => JSON.parse(body),
        (error: Error) => error.name,
      )
      .catch((error: Error) => error.name);
    expect(['TypeError', 'SyntaxError']).toContain(outcome);
    expect(await stored()).toEqual(isWritten ? ['a'] : []);
    expect(notes).toMatchObject({ written: isWritten ? ['a'] : [], told: [] });
    fires(fault);
  });

  it.each<[Fault, boolean]>([
    [{ kind: 'stall', after: 'request' }, false],
    [{ kind: 'stall', after: 'headers', carriedOut: true }, true],
  ])('never answers, or never to the end: %j', async (fault, isWritten) => {
    proxy.always(fault);
    const closed = new Promise<void>((resolve) => {
      proxy.watcher = { closed: () => resolve() };
    });
    const abort = new AbortController();
    const asked = putAs({ signal: abort.signal }, 'a');
    const outcome = expect(asked).rejects.toThrow();
    await vi.waitFor(() => fires(fault));
    abort.abort();
    await outcome;
    await closed;
    expect(await stored()).toEqual(isWritten ? ['a'] : []);
  });

  it.each<Fault>([
    { kind: 'delay', milliseconds: 30 },
    { kind: 'trickle', pieces: 4, milliseconds: 10 },
  ])('answers late, but truly: %j', async (fault) => {
    proxy.always(fault);
    const begun = performance.now();
    expect(await put('a')).toMatchObject({ status: 200, body: '{"UnprocessedItems":{}}' });
    expect(performance.now() - begun).toBeGreaterThan(25);
    expect(notes).toMatchObject({ written: ['a'], told: ['a'] });
    fires(fault);
  });

  it('floods the client with as much as it was told to', async () => {
    const bytes = 3 * 1024 * 1024 + 17;
    proxy.always({ kind: 'flood', bytes });
    expect((await put('a')).body).toHaveLength(bytes);
    expect(notes.told).toEqual([]);
  });

  it.each<Fault>([
    { kind: 'flood', bytes: 64 * 1024 * 1024, carriedOut: true },
    { kind: 'trickle', pieces: 5, milliseconds: 20 },
  ])('counts what it did to a client that goes away in the middle: %j', async (fault) => {
    proxy.always(fault);
    const abort = new AbortController();
    proxy.watcher = { wrote: () => abort.abort() };
    const asked = putAs({ signal: abort.signal }, 'a');
    await expect(asked).rejects.toThrow();
    await vi.waitFor(() => fires(fault));
  });

  it('lets credentials end, and takes others', async () => {
    const fault: Fault = { kind: 'expire', isExpired: ({ accessKeyId }) => accessKeyId === 'OLD' };
    proxy.always(fault);
    expect((await putAs({ accessKeyId: 'OLD' }, 'a')).body).toContain('ExpiredTokenException');
    expect((await putAs({ accessKeyId: 'NEW' }, 'b')).status).toBe(200);
    fires(fault);
    expect(await stored()).toEqual(['b']);
  });

  it('has a clock of its own, which it tells and goes by', async () => {
    const hour = 3_600_000;
    const fault: Fault = { kind: 'skew', milliseconds: hour };
    proxy.always(fault);
    const { status, body, date } = await put('a');
    expect([status, body]).toEqual([403, expect.stringContaining('InvalidSignatureException')]);
    expect(Math.abs(date - Date.now() - hour)).toBeLessThan(60_000);
    expect((await putAs({ time: date }, 'a')).status).toBe(200);
    fires(fault);
  });

  it('breaks the connection when the peer itself is gone', async () => {
    const gone = await startDynalite();
    const orphan = await FaultProxy.before(gone);
    await gone.stop();
    await expect(ask(orphan.endpoint, 'DynamoDB_20120810.ListTables', {})).rejects.toThrow(TypeError);
    await orphan.stop();
  });
});

describe('the fault proxy before a stream', () => {
  const peer = usePeer(startKinesalite);
  let proxy: FaultProxy;

  beforeAll(async () => {
    proxy = await FaultProxy.before(peer());
    await createStream(peer(), 'faults');
  });
  afterAll(() => proxy.stop());

  const putRecords = async (...keys: string[]) => {
    const Records = keys.map((PartitionKey) => ({ PartitionKey, Data: 'eA==' }));
    const { body } = await ask(proxy.endpoint, 'Kinesis_20131202.PutRecords', {
      StreamName: 'faults',
      Records,
    });
    return JSON.parse(body);
  };
  const stored = async () => (await readStream(peer(), 'faults')).map(({ key }) => key).toSorted();

  it('fails records one by one: those at given places, and those of hot keys', async () => {
    proxy.script(
      { kind: 'partial', places: [0, 2], code: 'InternalFailure' },
      { kind: 'hot', isHot: (write) => keyOf(write) === 'hot' },
      { kind: 'hot', isHot: () => true },
    );
    const delivered = expect.objectContaining({ SequenceNumber: expect.any(String) });
    const failed = (ErrorCode: string) => expect.objectContaining({ ErrorCode });
    expect(await putRecords('a', 'b', 'c')).toEqual({
      FailedRecordCount: 2,
      Records: [failed('InternalFailure'), delivered, failed('InternalFailure')],
    });
    const isHot = failed('ProvisionedThroughputExceededException');
    expect(await putRecords('d', 'hot')).toEqual({ FailedRecordCount: 1, Records: [delivered, isHot] });
    expect(await putRecords('e', 'f')).toEqual({ FailedRecordCount: 2, Records: [isHot, isHot] });
    expect(await stored()).toEqual(['b', 'd']);
  });
});
