import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { marshall } from '@aws-sdk/util-dynamodb';
import jsonata from 'jsonata';
import { resolveBlueprint } from '../dist/blueprint/resolveBlueprint.js';
import { compileLane } from '../dist/compiler/compileLane.js';
import { RecordBody } from '../dist/compiler/RecordBody.js';
import type { EventBytes } from '../dist/envelope/EventBytes.js';
import { parseEvent } from '../dist/envelope/parseEvent.js';
import { type Comparison, compare } from './compare.ts';
import { handWritten } from './handWritten.ts';
import { readEvents } from './readEvents.ts';
import { replacerText } from './replacerText.ts';

/**
 * `npm run bench`: how fast the default DynamoDB blueprint maps events, as ratios to a careful hand-written function
 * in the same run. Every way writes its bytes into the same kind of buffer, as a request body would be filled.
 */
const now = Date.parse('2026-01-01T00:00:00Z');
const sentAt = new Date(now).toISOString();
const integrationId = 'int_bench';

const file = 'blueprints/amazon_dynamodb/default.yaml';
const { plan } = resolveBlueprint(
  { text: readFileSync(file), file },
  { find: () => undefined, names: () => [] },
);
if (plan === undefined) throw new Error(`${file} does not compile`);
const lane = compileLane(plan, integrationId);

const raw: readonly EventBytes[] = readEvents('test/fixtures/events/envelopes.jsonl');
const parsed = raw.map(({ buffer, start, end, flags }) => parseEvent(buffer, start, end, flags));
const body = new RecordBody(1024 * 1024);
const fields = Object.keys(parsed[0] ?? {});

const expression = jsonata(`{
  "event_id": event_id, "type": type, "event": event, "anonymous_id": anonymous_id, "user_id": user_id,
  "timestamp": timestamp, "received_at": received_at, "sent_at": $sentAt, "context": context,
  "properties": properties, "traits": traits, "source_id": source_id, "integration_id": $integrationId
}`);

const put = (item: unknown) => JSON.stringify({ PutRequest: { Item: item } });
const record = (event: Record<string, unknown>) => {
  const copy: Record<string, unknown> = {};
  for (const field of fields)
    if (event[field] !== undefined && event[field] !== null) copy[field] = event[field];
  return Object.assign(copy, { sent_at: sentAt, integration_id: integrationId });
};

const hand = (event: Record<string, unknown>) => handWritten(event, integrationId, sentAt);
const replacer = (event: Record<string, unknown>) => `{"PutRequest":{"Item":${replacerText(record(event))}}}`;
const marshalled = (event: Record<string, unknown>) => put(marshall(record(event)));

async function viaJsonata(event: Record<string, unknown>): Promise<string> {
  return put(
    marshall(await expression.evaluate(event, { sentAt, integrationId }), { removeUndefinedValues: true }),
  );
}

function generated(event: Record<string, unknown>, flags: number): string {
  body.length = 0;
  lane.encodeParsed(event, flags, body, now);
  return body.buffer.toString('utf8', 0, body.length);
}

/** The same item from every way, or no timing at all. */
async function verify(): Promise<void> {
  for (const [index, event] of parsed.entries()) {
    const expected = JSON.parse(hand(event));
    const others = [generated(event, raw[index]?.flags ?? 0), replacer(event), marshalled(event)];
    for (const other of others) {
      if (!isDeepStrictEqual(JSON.parse(other), expected))
        throw new Error(`event ${index} differs:\n${other}`);
    }
    const viaExpression = JSON.parse(await viaJsonata(event)).PutRequest.Item;
    for (const [name, value] of Object.entries(expected.PutRequest.Item)) {
      if (!isDeepStrictEqual(viaExpression[name], value))
        throw new Error(`event ${index}: jsonata differs in ${name}`);
    }
  }
}

/** Fills a buffer anew for each event, as a careful hand would: text written as UTF-8 where it belongs. */
function writing(
  text: (event: Record<string, unknown>) => string,
  events: () => Iterable<Record<string, unknown>>,
) {
  return () => {
    for (const event of events()) body.buffer.write(text(event), 0, 'utf8');
  };
}

function* parsing() {
  for (const { buffer, start, end } of raw) yield JSON.parse(buffer.toString('utf8', start, end));
}

/** jsonata answers promises, so it is timed in runs of its own between two of the baseline. */
async function timeJsonata(rounds: number): Promise<Comparison> {
  const times: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const baseline = await cpuTime(() => writing(hand, () => parsed)());
    const own = await cpuTime(async () => {
      for (const event of parsed) body.buffer.write(await viaJsonata(event), 0, 'utf8');
    });
    times.push(own / parsed.length);
    ratios.push(baseline / own);
  }
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
  return { name: 'jsonata + marshall + JSON.stringify', micros: middle(times), ratio: middle(ratios) };
}

async function cpuTime(work: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function print(title: string, rows: readonly Comparison[]): void {
  console.log(`\n${title}`);
  for (const { name, micros, ratio } of rows) {
    console.log(`  ${name.padEnd(42)} ${micros.toFixed(2).padStart(7)} µs ${ratio.toFixed(2).padStart(6)}x`);
  }
}

await verify();
console.log(
  `${parsed.length} events, ${Math.round((raw.at(-1)?.end ?? 0) / parsed.length)} bytes each on average; outputs verified equal`,
);

const fromParsed = compare(
  [
    { name: 'hand-written', run: writing(hand, () => parsed) },
    {
      name: 'generated, flags of the ingest scan',
      run: () => {
        for (let index = 0; index < parsed.length; index++) {
          body.length = 0;
          lane.encodeParsed(parsed[index] ?? {}, raw[index]?.flags ?? 0, body, now);
        }
      },
    },
    {
      name: 'generated, nothing known of the event',
      run: () => {
        for (const event of parsed) {
          body.length = 0;
          lane.encodeParsed(event, 0, body, now);
        }
      },
    },
    { name: 'JSON.stringify with a replacer', run: writing(replacer, () => parsed) },
    { name: 'marshall + JSON.stringify', run: writing(marshalled, () => parsed) },
  ],
  parsed.length,
);
print('parsed event to wire bytes', [...fromParsed, await timeJsonata(11)]);

const fromRaw = compare(
  [
    { name: 'JSON.parse + hand-written', run: writing(hand, parsing) },
    {
      name: 'lane: bytes to bytes',
      run: () => {
        for (const event of raw) {
          body.length = 0;
          lane.encode(event, body, now);
        }
      },
    },
    { name: 'JSON.parse + marshall + JSON.stringify', run: writing(marshalled, parsing) },
  ],
  raw.length,
);
print('raw event bytes to wire bytes', fromRaw);

const ratioOf = (name: string) => fromParsed.find((row) => row.name.startsWith(name))?.ratio ?? Number.NaN;
console.log('\nhow good the hand-written function is');
console.log(
  `  against JSON.stringify with a replacer     ${(1 / ratioOf('JSON.stringify')).toFixed(2)}x (at least 2.0 makes it careful work)`,
);
console.log(
  `  against marshall + JSON.stringify          ${(1 / ratioOf('marshall')).toFixed(2)}x (at least 2.4)`,
);
