import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { constants, setPriority } from 'node:os';
import type { Deliveries } from './Evidence.ts';
import { wallTime } from './wallTime.ts';

/**
 * Run as a process of its own: streams that take everything and write down what came. While they are to fail, they
 * answer a third of the requests with throttling and errors, take some of the records only, and lose some answers.
 */
export type WitnessOrder =
  | { readonly outlets: readonly string[] }
  | { readonly fails: boolean }
  | 'forget'
  | 'tell';

export type WitnessNews =
  | { readonly kind: 'listening'; readonly port: number }
  /** The first record with a marker, by the attribute that holds it. */
  | {
      readonly kind: 'seen';
      readonly outlet: number;
      readonly of: 'own' | 'base';
      readonly marker: number;
      readonly at: number;
    }
  | { readonly kind: 'deliveries'; readonly deliveries: Deliveries };

interface PutRecords {
  readonly StreamName?: string;
  readonly Records?: readonly { readonly Data: string }[];
}

/** What a record says. */
interface Row {
  readonly event_id?: string;
  readonly first?: number;
  readonly last?: number;
  readonly base?: number;
}

// Those who watch are not to take the time of what they watch.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

let outlets: readonly string[] = [];
let fails = false;
const columns = { outlet: [], event: [], own: [], last: [], base: [], at: [], answered: [] } as Record<
  keyof Deliveries,
  number[]
>;
const seen = new Set<string>();

/** Shares of the requests that fail, one kind after the other. */
const failures: readonly (readonly [share: number, fail: (answer: ServerResponse) => void])[] = [
  [0.15, (answer) => refuse(answer, 400, 'ProvisionedThroughputExceededException')],
  [0.1, (answer) => refuse(answer, 500, 'InternalServerError')],
  [0.05, (answer) => refuse(answer, 503, 'ServiceUnavailable')],
];

/** Shares of those that are taken: of some the half of the records is left, of others the answer is lost. */
const leftShare = 0.1;
const lostShare = 0.05;

const server = createServer((request, answer) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => take(Buffer.concat(chunks).toString(), answer));
});
server.keepAliveTimeout = 60_000;

function take(text: string, answer: ServerResponse): void {
  const { StreamName = '', Records } = JSON.parse(text) as PutRecords;
  if (Records === undefined) {
    reply(answer, 200, { StreamDescriptionSummary: { StreamStatus: 'ACTIVE' } });
    return;
  }
  const chance = fails ? Math.random() : 1;
  let threshold = 0;
  for (const [share, fail] of failures) {
    threshold += share;
    if (chance < threshold) {
      fail(answer);
      return;
    }
  }
  const leaves = fails && Math.random() < leftShare;
  const loses = fails && !leaves && Math.random() < lostShare;
  const taken = leaves ? Records.length >> 1 : Records.length;
  const outlet = outlets.indexOf(StreamName);
  for (const { Data } of Records.slice(0, taken)) write(outlet, JSON.parse(atob(Data)) as Row, !loses);
  if (loses) answer.destroy();
  else {
    const replies = Records.map((_, index) => (index < taken ? stored : throttled));
    reply(answer, 200, { FailedRecordCount: Records.length - taken, Records: replies });
  }
}

const stored = { SequenceNumber: '1', ShardId: 'shardId-000000000000' };
const throttled = { ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: 'on purpose' };

function write(outlet: number, { event_id, first = -1, last = -1, base = -1 }: Row, answered: boolean): void {
  columns.outlet.push(outlet);
  columns.event.push(Number(event_id?.slice(1) ?? -1));
  columns.own.push(first);
  columns.last.push(last);
  columns.base.push(base);
  columns.at.push(wallTime());
  columns.answered.push(answered ? 1 : 0);
  see(outlet, 'own', first);
  if (base >= 0) see(outlet, 'base', base);
}

function see(outlet: number, of: 'own' | 'base', marker: number): void {
  const key = `${outlet} ${of} ${marker}`;
  if (seen.has(key)) return;
  seen.add(key);
  say({ kind: 'seen', outlet, of, marker, at: wallTime() });
}

function refuse(answer: ServerResponse, status: number, code: string): void {
  reply(answer, status, { __type: code, message: 'on purpose' });
}

function reply(answer: ServerResponse, status: number, body: unknown): void {
  answer.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}

function say(news: WitnessNews): void {
  process.send?.(news);
}

process.on('message', (order: WitnessOrder) => {
  if (order === 'tell') {
    const deliveries: Deliveries = {
      outlet: Uint8Array.from(columns.outlet),
      event: Int32Array.from(columns.event),
      own: Int32Array.from(columns.own),
      last: Int32Array.from(columns.last),
      base: Int32Array.from(columns.base),
      at: Float64Array.from(columns.at),
      answered: Uint8Array.from(columns.answered),
    };
    say({ kind: 'deliveries', deliveries });
  } else if (order === 'forget') seen.clear();
  else if ('outlets' in order) outlets = order.outlets;
  else fails = order.fails;
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1');
await once(server, 'listening');
say({ kind: 'listening', port: (server.address() as AddressInfo).port });
