import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Batcher } from '../dist/batch/Batcher.js';
import type { Reply, Sink } from '../dist/batch/Sink.js';
import { systemClock } from '../dist/batch/systemClock.js';
import type { EncodedRecord } from '../dist/compiler/Encoded.js';
import type { RecordBody } from '../dist/compiler/RecordBody.js';
import { ChunkShelf } from '../dist/engine/ChunkShelf.js';
import { DeliveryLine } from '../dist/engine/DeliveryLine.js';
import { ProgressWriter } from '../dist/engine/ProgressWriter.js';
import type { EventBytes } from '../dist/envelope/EventBytes.js';
import { LmdbReader } from '../dist/spool/lmdb/LmdbReader.js';
import { LmdbSpool } from '../dist/spool/lmdb/LmdbSpool.js';
import type { Step } from '../dist/spool/Step.js';

/**
 * What it costs that one key is stuck while the others flow: memory, the others' pace, and how the hot key's backlog
 * drains once it passes again. One delivery line over a real spool, before a sink that answers in ten milliseconds.
 *
 *   node --import tsx bench/measureHotKey.ts [events of the hot key] [ordered|unordered]
 */
const [count = '1000000', mode = 'ordered'] = process.argv.slice(2);
const hotEvents = Number(count);
const integration = 'int_a';
const batch = 100;
/** One event in eleven belongs to another key. */
const others = 10;
const padding = 'x'.repeat(120);

let hotPasses = false;
const delivered = { hot: 0, others: 0 };
const throttled: Reply = {
  kind: 'failed',
  failure: { action: 'retry', code: 'ProvisionedThroughputExceededException', message: '', throttled: true },
};

const sink: Sink<EncodedRecord> = {
  limits: { count: 500, bytes: 10e6, inFlight: 16, ...(mode === 'ordered' ? { perKey: 1 } : {}) },
  sizeOf: ({ start, end }) => end - start,
  keyOf: ({ key }) => (mode === 'ordered' ? key : undefined),
  supersedes: () => false,
  send: async (records) => {
    await delay(10);
    const replies = records.map(({ key }): Reply => {
      if (key === 'hot' && !hotPasses) return throttled;
      if (key === 'hot') delivered.hot++;
      else delivered.others++;
      return { kind: 'delivered' };
    });
    return { kind: 'answered', replies };
  },
  refresh: async () => undefined,
  probe: async () => undefined,
  close: async () => {},
};

const folder = mkdtempSync(join(tmpdir(), 'patchbay-hot-'));
const spool = new LmdbSpool({ path: folder, limit: 1e11 });
const reader = new LmdbReader(spool.share);
await spool.install(integration);
const progress = reader.progress(integration);
if (progress === undefined) throw new Error('not installed');
const writer = new ProgressWriter({
  store: (steps: readonly Step[]) => spool.advance(steps).then(() => true),
  clock: systemClock,
});
const line = new DeliveryLine({
  integration,
  shelf: new ChunkShelf(reader),
  progress,
  reader,
  mapping: {
    revision: 1,
    lane: {
      encode: (event: EventBytes, body: RecordBody) => {
        const start = body.length;
        body.reserve(event.end - event.start);
        body.length += event.buffer.copy(body.buffer, start, event.start, event.end);
        const { k }: { k: string } = JSON.parse(event.buffer.toString('latin1', event.start, event.end));
        return { outcome: 'record' as const, body, start, end: body.length, key: k };
      },
    },
  },
  perKey: sink.limits.perKey,
  openBatcher: (hooks) => new Batcher({ sink, clock: systemClock, random: Math.random, ...hooks }),
  now: Date.now,
  onMove: () => writer.notice(),
  onDamage: ({ message }) => {
    throw new Error(message);
  },
});
writer.add(line);
spool.onHead((head) => line.extendTo(head));

const started = performance.now();
let next = 0;
function report(what: string): void {
  const status = readFileSync('/proc/self/status', 'utf8');
  const MiB = (name: string) =>
    (Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024).toFixed(0);
  const row = reader.progress(integration);
  const account = spool.account(integration);
  const inFlight = (account?.accepted ?? 0) - (row?.delivered ?? 0);
  console.log(
    `${what.padEnd(8)} ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  accepted ${account?.accepted}` +
      `  others delivered ${delivered.others}  hot delivered ${delivered.hot}  in flight ${inFlight}` +
      `  cursor ${row?.chunk}/${spool.head}  rss ${MiB('VmRSS')} MiB, of it anonymous ${MiB('RssAnon')} MiB`,
  );
}

report('start');
const total = hotEvents + hotEvents / others;
for (let step = 1; step <= 10; step++) {
  while (next < (total * step) / 10) {
    const appends = Array.from({ length: 20 }, () => {
      const texts = Array.from({ length: batch }, () => {
        const id = next++;
        const key = id % (others + 1) === 0 ? `key ${id % 100_003}` : 'hot';
        return Buffer.from(JSON.stringify({ k: key, id, padding }));
      });
      return spool.append(
        texts.map((text) => ({ buffer: text, start: 0, end: text.length, flags: 0 })),
        { source: 'web' },
        Date.now(),
      );
    });
    await Promise.all(appends);
  }
  report('filling');
}
const expected = Math.ceil(next / (others + 1));
while (delivered.others < expected) await delay(50);
report('others');
global.gc?.();
hotPasses = true;
const from = performance.now();
await delay(10_000);
const seconds = (performance.now() - from) / 1000;
report('healed');
console.log(`the hot key drains at ${(delivered.hot / seconds).toFixed(0)} events a second`);
await line.close(1000);
await writer.remove(line);
await writer.close();
await reader.close();
await spool.close();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
