import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

/**
 * Run as a process of its own: posts batches of events to ingest on some connections, as fast as they are accepted.
 * Every event gets an id of its own. It writes HTTP by hand, so that it takes little from the cores it shares.
 */
const [port = '', writeKey = ''] = process.argv.slice(2);
const connections = 8;
const perBatch = 100;

interface Batch {
  readonly bytes: Buffer;
  /** Where the digits of the ids stand. */
  readonly ids: readonly number[];
}

/** Of an id in the form of a UUID the last twelve digits are ours. */
const digits = 12;
let nextId = 1;

const lines = readFileSync('test/fixtures/events/envelopes.jsonl', 'utf8').trim().split('\n');
const batches: Batch[] = [];
for (let at = 0; at + perBatch <= lines.length; at += perBatch) {
  const body = Buffer.from(`{"batch":[${lines.slice(at, at + perBatch).join(',')}]}`);
  const head = `POST /v1/batch HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\nauthorization: Bearer ${writeKey}\r\ncontent-length: ${body.length}\r\n\r\n`;
  const bytes = Buffer.concat([Buffer.from(head), body]);
  const ids: number[] = [];
  for (const { index } of bytes.toString('latin1').matchAll(/"event_id":"[0-9a-f-]{36}"/g)) {
    ids.push(index + '"event_id":"'.length + 36 - digits);
  }
  if (ids.length !== perBatch) throw new Error('an event of the sample lacks its id');
  batches.push({ bytes, ids });
}

function next(): Buffer {
  const { bytes, ids } = batches[nextId % batches.length] as Batch;
  const batch = Buffer.from(bytes);
  for (const at of ids) batch.write(String(nextId++).padStart(digits, '0'), at, 'latin1');
  return batch;
}

const sockets: Socket[] = [];
let toPost = 0;
let toAnswer = 0;

for (let index = 0; index < connections; index++) {
  const socket = connect(Number(port), '127.0.0.1');
  socket.setNoDelay(true);
  socket.on('data', (reply) => {
    if (!reply.includes(`"accepted":${perBatch}`)) throw new Error(`refused: ${reply}`);
    toAnswer--;
    post(socket);
    if (toAnswer === 0) process.send?.('done');
  });
  sockets.push(socket);
}

function post(socket: Socket): void {
  if (toPost === 0) return;
  toPost--;
  socket.write(next());
}

/** How many batches to post; `done` comes back when all of them are accepted. */
process.on('message', (count: number) => {
  toPost = count;
  toAnswer = count;
  for (const socket of sockets) post(socket);
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
