import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttp2Server } from 'node:http2';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/**
 * Run as a process of its own, so that its time is not counted: says yes to every BatchWriteItem and PutRecords, as
 * late as it is told. It counts what it was sent and, when asked to look, adds up a fingerprint of every record.
 */
let latency = Number(process.argv[2] ?? 0);
let looks = false;
let records = 0;
let fingerprint = 0n;

export interface Tally {
  readonly records: number;
  /** The same for the same records in any order, however their JSON is spelled. */
  readonly fingerprint: string;
}

export interface NullAwsPorts {
  readonly http1: number;
  readonly http2: number;
}

export type NullAwsOrder = { readonly latency: number } | { readonly looks: boolean } | 'tally';

process.on('message', (order: NullAwsOrder) => {
  if (order === 'tally') {
    process.send?.({ records, fingerprint: fingerprint.toString(16) } satisfies Tally);
    records = 0;
    fingerprint = 0n;
  } else if ('looks' in order) looks = order.looks;
  else latency = order.latency;
});

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  let chunks: Buffer[] = [];
  let missing = -1;
  let isKinesis = false;
  socket.on('data', (chunk) => {
    let part = chunk;
    if (missing < 0) {
      part = Buffer.concat([...chunks, chunk]);
      chunks = [];
      const end = part.indexOf('\r\n\r\n');
      if (end < 0) {
        chunks.push(part);
        return;
      }
      const head = part.toString('latin1', 0, end);
      missing = Number(/content-length: *(\d+)/i.exec(head)?.[1]);
      isKinesis = head.includes('PutRecords');
      part = part.subarray(end + 4);
    }
    missing -= part.length;
    chunks.push(part);
    if (missing > 0) return;
    missing = -1;
    const body = Buffer.concat(chunks);
    chunks = [];
    answer(socket, take(body, isKinesis));
  });
});

/** As DynamoDB tells what a request has cost, when it is asked. */
const costly = '{"UnprocessedItems":{},"ConsumedCapacity":[{"TableName":"events","CapacityUnits":50}]}';

function take(body: Buffer, isKinesis: boolean): string {
  const sent = count(body, isKinesis ? '"PartitionKey":' : '"PutRequest":');
  records += sent;
  if (looks) look(JSON.parse(body.toString()));
  if (!isKinesis) return body.includes('"ReturnConsumedCapacity"') ? costly : '{"UnprocessedItems":{}}';
  const result =
    '{"SequenceNumber":"49590338271490256608559692538361571095921575989136588898","ShardId":"0"}';
  return `{"FailedRecordCount":0,"Records":[${Array(sent).fill(result).join()}]}`;
}

function look({ RequestItems = {}, Records = [] }: { RequestItems?: object; Records?: unknown[] }): void {
  for (const record of [...Object.values(RequestItems).flat(), ...Records]) {
    const digest = createHash('sha256').update(sorted(record)).digest();
    fingerprint = BigInt.asUintN(64, fingerprint + digest.readBigUInt64BE());
  }
}

function sorted(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${sorted(member)}`);
  return `{${members.toSorted().join()}}`;
}

function count(body: Buffer, text: string): number {
  let found = 0;
  for (let at = body.indexOf(text); at >= 0; at = body.indexOf(text, at + text.length)) found++;
  return found;
}

function answer(socket: Socket, body: string): void {
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\ncontent-length: ${body.length}`;
  const reply = `${head}\r\n\r\n${body}`;
  if (latency === 0) socket.write(reply, 'latin1');
  else setTimeout(() => socket.write(reply, 'latin1'), latency);
}

/** The same over HTTP/2, which the SDK speaks to Kinesis unless told otherwise. Its window holds whole requests. */
const window = 32 * 1024 * 1024;
const http2Server = createHttp2Server({ settings: { initialWindowSize: window } });
http2Server.on('session', (session) => session.setLocalWindowSize(window));
http2Server.on('stream', (stream, headers) => {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => {
    const reply = take(Buffer.concat(chunks), String(headers['x-amz-target']).includes('PutRecords'));
    stream.respond({ ':status': 200, 'content-type': 'application/x-amz-json-1.1' });
    stream.end(reply);
  });
});

const ports: NullAwsPorts = { http1: await listen(server), http2: await listen(http2Server) };
process.send?.(ports);

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

process.on('disconnect', () => process.exit());
