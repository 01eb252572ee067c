// A delivery thread as it ships, but for its outlets: records are written to a file, one line each, and a record that
// says `crash` ends the thread the first time it is sent.
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { wireCrew } from '../../dist/engine/wireCrew.js';

const lane = {
  encode({ buffer, start, end }, body) {
    const at = body.length;
    body.reserve(end - start);
    body.length += buffer.copy(body.buffer, at, start, end);
    return { outcome: 'record', body, start: at, end: body.length, key: '' };
  },
};

function openSink(id) {
  const folder = join(workerData.spool.path, '..');
  return {
    limits: { count: 10, bytes: 1e6, inFlight: 4 },
    sizeOf: ({ start, end }) => end - start,
    keyOf: () => undefined,
    supersedes: () => false,
    async send(records) {
      const texts = records.map(({ body, start, end }) => body.buffer.toString('utf8', start, end));
      for (const text of texts) {
        const { crash } = JSON.parse(text);
        const marker = join(folder, `crashed-${crash}`);
        if (crash === undefined || existsSync(marker)) continue;
        writeFileSync(marker, '');
        setImmediate(() => {
          throw new Error(`crash ${crash}`);
        });
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
      appendFileSync(join(folder, `${id}.sent`), texts.map((text) => `${text}\n`).join(''));
      return { kind: 'answered', replies: texts.map(() => ({ kind: 'delivered' })) };
    },
    refresh: async () => undefined,
    probe: async () => undefined,
    close: async () => {},
  };
}

wireCrew(parentPort, workerData, ({ id }) => ({ openLane: () => lane, sink: openSink(id) }));
