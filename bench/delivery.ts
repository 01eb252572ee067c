import { readFileSync } from 'node:fs';
import { type AttributeValue, BatchWriteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis';
import { marshall } from '@aws-sdk/util-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { Batcher } from '../dist/batch/Batcher.js';
import type { Sink } from '../dist/batch/Sink.js';
import { systemClock } from '../dist/batch/systemClock.js';
import { resolveBlueprint } from '../dist/blueprint/resolveBlueprint.js';
import { compileLane, type ObjectLane } from '../dist/compiler/compileLane.js';
import type { EncodedRecord } from '../dist/compiler/Encoded.js';
import { RecordBody } from '../dist/compiler/RecordBody.js';
import { openSink } from '../dist/destinations/openSink.js';
import { parseEvent } from '../dist/envelope/parseEvent.js';
import type { Comparison } from './compare.ts';
import { compareSending, inFlight, type Sender } from './compareSending.ts';
import { measureEngine } from './measureEngine.ts';
import { measureMemory } from './measureMemory.ts';
import { measureRuler, rulerOfGoals } from './measureRuler.ts';
import { readEvents } from './readEvents.ts';
import { startNullAws } from './startNullAws.ts';

/**
 * `npm run bench:delivery [-- dynamodb kinesis engine memory]`: what a delivered record costs in CPU time, next to
 * the SDK in the same run and before the same peer; what an event costs from the HTTP request to the last answer of
 * its destinations; and how much memory an engine takes whose destination stalls.
 *
 * DocumentClient (@aws-sdk/lib-dynamodb) is not among the dependencies. What it does to a BatchWriteItem is done by
 * hand: its `marshall` makes the attribute values, and the client's own command sends them.
 */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const requestsInFlight = 8;
const now = Date.parse('2026-01-01T00:00:00Z');
const aws = await startNullAws();
const region = 'eu-west-1';
const keys = { accessKeyId: 'AKIDBENCH', secretAccessKey: 'a very secret key' };

/** HTTP/1.1 as Patchbay uses it; the HTTP/2 that Kinesis defaults to needs TLS, and costs a third more. */
const common = () => ({
  region,
  endpoint: aws.endpoint,
  credentials: keys,
  requestHandler: new NodeHttpHandler({ httpAgent: { keepAlive: true, maxSockets: 50 } }),
});

/** Without `info` and `error` the SDK does not walk inputs and outputs for its log: the best that a user can set. */
const logger = { trace() {}, debug() {}, warn() {} } as unknown as Console;

const settings = {
  region,
  endpoint: aws.endpoint,
  access_key_id: keys.accessKeyId,
  secret_access_key: keys.secretAccessKey,
};

const raw = readEvents('test/fixtures/events/envelopes.jsonl');
const parsed = raw.map(({ buffer, start, end, flags }) => parseEvent(buffer, start, end, flags));

function laneOf(file: string): ObjectLane {
  const library = { find: () => undefined, names: () => [] };
  const { plan } = resolveBlueprint({ text: readFileSync(file), file }, library);
  if (plan === undefined) throw new Error(`${file} does not compile`);
  return compileLane(plan, 'int_bench');
}

function encode(lane: ObjectLane, index: number, body: RecordBody): EncodedRecord {
  const encoded = lane.encodeParsed(parsed[index] ?? {}, raw[index]?.flags ?? 0, body, now);
  if (encoded instanceof Promise || encoded.outcome !== 'record') throw new Error('no record');
  return encoded;
}

function encodeAll(lane: ObjectLane): EncodedRecord[] {
  const body = new RecordBody(1024 * 1024);
  return parsed.map((_, index) => encode(lane, index, body));
}

function requestsOf<Item>(items: readonly Item[], size: number): Item[][] {
  const requests: Item[][] = [];
  for (let at = 0; at < items.length; at += size) requests.push(items.slice(at, at + size));
  return requests;
}

function sending<Item>(
  name: string,
  items: readonly Item[],
  size: number,
  send: (items: readonly Item[]) => Promise<unknown>,
): Sender {
  const tasks = requestsOf(items, size).map((request) => () => send(request));
  return { name, run: () => inFlight(tasks, requestsInFlight) };
}

async function deliver(sink: Sink<EncodedRecord>, records: readonly EncodedRecord[]): Promise<void> {
  const result = await sink.send(records, new AbortController().signal);
  const isDone = result.kind === 'answered' && result.replies.every(({ kind }) => kind === 'delivered');
  if (!isDone) throw new Error(JSON.stringify(result));
}

/** The same with all that the writer does around a request: keys in single file, retries, backoff, states. */
function batching(name: string, sink: Sink<EncodedRecord>, records: readonly EncodedRecord[]): Sender {
  let delivered = 0;
  const batcher = new Batcher<EncodedRecord>({
    sink,
    policy: { inFlight: requestsInFlight, held: { count: records.length, bytes: 1e9 } },
    clock: systemClock,
    random: Math.random,
    settle: (_, { kind }) => {
      if (kind === 'delivered') delivered++;
    },
  });
  return {
    name,
    async run() {
      delivered = 0;
      for (const record of records) batcher.add(record);
      await batcher.drain();
      if (delivered !== records.length) throw new Error(`${delivered} of ${records.length} were delivered`);
    },
  };
}

/** The mapping included: what DocumentClient and JSON.stringify do to objects is then done by the blueprint. */
function mapping(
  name: string,
  to: { lane: ObjectLane; sink: Sink<EncodedRecord>; size: number; times: number },
): Sender {
  const { lane, sink, size, times } = to;
  const indices = Array.from({ length: times * parsed.length }, (_, index) => index % parsed.length);
  const bodies = Array.from({ length: requestsInFlight }, () => new RecordBody(1024 * 1024));
  return sending(name, indices, size, async (batch) => {
    const body = bodies.pop() ?? new RecordBody(1024 * 1024);
    body.length = 0;
    await deliver(
      sink,
      batch.map((index) => encode(lane, index, body)),
    );
    bodies.push(body);
  });
}

async function compareDynamoDb(): Promise<Comparison[]> {
  const lane = laneOf('blueprints/amazon_dynamodb/default.yaml');
  const records = encodeAll(lane);
  const sink = openSink('dynamodb', { ...settings, table_name: 'bench' });
  const sentAt = new Date(now).toISOString();
  // Plain objects as a program would hold them, with the thirteen fields of the blueprint.
  const items = parsed.map((event) => {
    const given = Object.entries(event).filter(([, value]) => value !== null && value !== undefined);
    return { ...Object.fromEntries(given), sent_at: sentAt, integration_id: 'int_bench' };
  });
  const map = (item: object): Record<string, AttributeValue> => marshall(item);
  const values = items.map(map);
  const send = (dynamo: DynamoDBClient) => (batch: readonly Record<string, AttributeValue>[]) =>
    dynamo.send(
      new BatchWriteItemCommand({
        RequestItems: { bench: batch.map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
  const tuned = send(new DynamoDBClient({ ...common(), logger }));
  const usual = send(new DynamoDBClient(common()));
  return compareSending(
    [
      sending('DocumentClient: marshall + SDK command', items, 25, (batch) => usual(batch.map(map))),
      sending('the same, with a logger that is quiet', items, 25, (batch) => tuned(batch.map(map))),
      sending('SDK command, ready values, quiet logger', values, 25, tuned),
      sending('Patchbay, ready bytes', records, 25, (batch) => deliver(sink, batch)),
      batching('Patchbay, ready bytes, with the batcher', sink, records),
      mapping('Patchbay, from the parsed event on', { lane, sink, size: 25, times: 1 }),
    ],
    { aws, inputs: records.length, rounds: 11, repeats: 10 },
  );
}

async function compareKinesis(): Promise<Comparison[]> {
  const lane = laneOf('blueprints/amazon_kinesis/default.yaml');
  const once = encodeAll(lane);
  const records = Array.from({ length: 5 }, () => once).flat();
  const sink = openSink('kinesis', { ...settings, stream_name: 'bench' });
  const entries = records.map(({ body, start, end, key }) => ({
    Data: body.buffer.subarray(start, end),
    PartitionKey: key,
  }));
  const objects = entries.map(({ Data, PartitionKey }) => ({
    data: JSON.parse(Data.toString()),
    PartitionKey,
  }));
  const send = (kinesis: KinesisClient) => (Records: readonly (typeof entries)[number][]) =>
    kinesis.send(new PutRecordsCommand({ StreamName: 'bench', Records: [...Records] }));
  const tuned = send(new KinesisClient({ ...common(), logger }));
  const usual = send(new KinesisClient(common()));
  const { requestHandler: _, ...untouched } = common();
  const http2 = send(new KinesisClient({ ...untouched, endpoint: aws.http2Endpoint }));
  const stringify = ({ data, PartitionKey }: (typeof objects)[number]) => ({
    Data: Buffer.from(JSON.stringify(data)),
    PartitionKey,
  });
  return compareSending(
    [
      sending('PutRecordsCommand, ready bytes, HTTP/1.1', entries, 500, usual),
      sending('the same as the SDK comes, HTTP/2', entries, 500, http2),
      sending('HTTP/1.1, with a logger that is quiet', entries, 500, tuned),
      sending('JSON.stringify + PutRecordsCommand', objects, 500, (batch) => usual(batch.map(stringify))),
      sending('Patchbay, ready bytes', records, 500, (batch) => deliver(sink, batch)),
      batching('Patchbay, ready bytes, with the batcher', sink, records),
      mapping('Patchbay, from the parsed event on', { lane, sink, size: 500, times: 5 }),
    ],
    { aws, inputs: records.length, rounds: 11, repeats: 4 },
  );
}

/** @param goal what the last but one, which does all that delivery does with a record, has to reach. */
function print(title: string, rows: readonly Comparison[], goal: number): void {
  console.log(`\n${title}, goal >= ${goal}x with the batcher`);
  for (const { name, micros, ratio } of rows) {
    console.log(`  ${name.padEnd(42)} ${micros.toFixed(2).padStart(7)} µs ${ratio.toFixed(2).padStart(6)}x`);
  }
}

const size = Math.round((raw.at(-1)?.end ?? 0) / raw.length);
console.log(
  `events of ${size} bytes, ${requestsInFlight} requests in flight, CPU time of this process, medians`,
);
console.log(`the ruler takes ${measureRuler().toFixed(1)} µs (where the goals were set: ${rulerOfGoals})`);
const parts = process.argv.slice(2);
const wanted = (part: string) => parts.length === 0 || parts.includes(part);
if (wanted('dynamodb')) print('DynamoDB, per item, 25 a request', await compareDynamoDb(), 5);
if (wanted('kinesis')) print('Kinesis, per record, 500 a request', await compareKinesis(), 4);
if (wanted('engine')) await measureEngine(aws);
if (wanted('memory')) await measureMemory(1_000_000);
aws.stop();
process.exit();
