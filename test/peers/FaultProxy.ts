import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Peer } from './Peer.ts';

/** What the proxy does with one request instead of passing it on untouched. */
export type Fault =
  /** BatchWriteItem: the writes at these places are not passed on, and come back unprocessed. */
  | { readonly kind: 'unprocessed'; readonly places: readonly number[] }
  /** PutRecords: the records at these places are not passed on, and fail with this code. */
  | { readonly kind: 'partial'; readonly places: readonly number[]; readonly code: string }
  /** The peer refuses with an error of this name. */
  | { readonly kind: 'error'; readonly status: number; readonly name: string; readonly message?: string }
  /** The connection breaks: before the request is passed on, or after it was carried out. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** Nothing comes back any more: no reply at all, or half of one. The request is not passed on. */
  | { readonly kind: 'stall'; readonly after: 'request' | 'headers' }
  /** This is the reply, whatever was asked. The request is not passed on. */
  | { readonly kind: 'reply'; readonly status: number; readonly body: string }
  /** The peer's own reply after this many milliseconds. */
  | { readonly kind: 'delay'; readonly milliseconds: number };

export interface ProxiedRequest {
  /** `BatchWriteItem`, `PutRecords`, … */
  readonly operation: string;
  readonly body: unknown;
}

/** Answers the fault for a request; undefined passes it on. */
export type Plan = (request: ProxiedRequest, count: number) => Fault | undefined;

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

/** Stands before a real emulator and fails as the plan says. Emulators themselves never throttle nor fail in part. */
export class FaultProxy implements Peer {
  readonly endpoint: string;
  /** All requests that came, also those that were not passed on. */
  readonly requests: ProxiedRequest[] = [];
  plan: Plan = () => undefined;
  readonly #server: Server;
  readonly #target: URL;
  /** Emulators close idle connections when they like, and a request that meets one would fail unasked. */
  readonly #agent = new Agent({ keepAlive: false });

  private constructor(server: Server, target: string) {
    this.#server = server;
    this.#target = new URL(target);
    this.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (incoming, outgoing) => void this.#serve(incoming, outgoing));
  }

  static async before(target: Peer): Promise<FaultProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FaultProxy(server, target.endpoint);
  }

  /** One fault a request, in this order; what comes after them passes. */
  script(...faults: (Fault | undefined)[]): void {
    this.plan = () => faults.shift();
  }

  /** Every request fails so. */
  always(fault: Fault): void {
    this.plan = () => fault;
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await read(incoming);
    if (body === undefined) return;
    const asked = { operation: operationOf(incoming), body: JSON.parse(body.toString()) };
    this.requests.push(asked);
    const fault = this.plan(asked, this.requests.length);
    if (fault === undefined) answer(outgoing, await this.#forward(incoming, body));
    else await this.#fail(fault, { incoming, outgoing, body });
  }

  async #fail(
    fault: Fault,
    call: { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse; readonly body: Buffer },
  ): Promise<void> {
    const { incoming, outgoing, body } = call;
    switch (fault.kind) {
      case 'unprocessed':
        return answer(outgoing, await this.#leaveUnprocessed(incoming, body, fault.places));
      case 'partial':
        return answer(outgoing, await this.#failInPart(incoming, body, fault));
      case 'error':
        return answer(outgoing, errorReply(fault));
      case 'reset':
        if (fault.when === 'after') await this.#forward(incoming, body);
        incoming.socket.resetAndDestroy();
        return;
      case 'stall':
        if (fault.after === 'headers') outgoing.writeHead(200, jsonHeaders(1000)).write('{"Unproc');
        return;
      case 'reply':
        return answer(outgoing, jsonReply(fault.status, fault.body));
      case 'delay': {
        const reply = await this.#forward(incoming, body);
        setTimeout(() => answer(outgoing, reply), fault.milliseconds);
      }
    }
  }

  async #leaveUnprocessed(
    incoming: IncomingMessage,
    body: Buffer,
    places: readonly number[],
  ): Promise<Reply> {
    const asked: { RequestItems: Record<string, unknown[]> } = JSON.parse(body.toString());
    const unprocessed: Record<string, unknown[]> = {};
    const passed: Record<string, unknown[]> = {};
    for (const [table, writes] of Object.entries(asked.RequestItems)) {
      const [left, taken] = part(writes, places);
      if (left.length > 0) unprocessed[table] = left;
      if (taken.length > 0) passed[table] = taken;
    }
    if (Object.keys(passed).length > 0) {
      const reply = await this.#forward(
        incoming,
        Buffer.from(JSON.stringify({ ...asked, RequestItems: passed })),
      );
      if (reply.status !== 200) return reply;
    }
    return jsonReply(200, JSON.stringify({ UnprocessedItems: unprocessed }));
  }

  async #failInPart(
    incoming: IncomingMessage,
    body: Buffer,
    fault: Extract<Fault, { kind: 'partial' }>,
  ): Promise<Reply> {
    const asked: { Records: unknown[] } = JSON.parse(body.toString());
    const [, taken] = part(asked.Records, fault.places);
    const results: unknown[] = [];
    if (taken.length > 0) {
      const reply = await this.#forward(incoming, Buffer.from(JSON.stringify({ ...asked, Records: taken })));
      if (reply.status !== 200) return reply;
      results.push(...JSON.parse(reply.body.toString()).Records);
    }
    const failed = { ErrorCode: fault.code, ErrorMessage: 'as the test says' };
    const all = asked.Records.map((_, place) => (fault.places.includes(place) ? failed : results.shift()));
    const count = all.filter((result) => result === failed).length;
    return jsonReply(200, JSON.stringify({ FailedRecordCount: count, Records: all }));
  }

  async #forward(incoming: IncomingMessage, body: Buffer): Promise<Reply> {
    const passed = request(this.#target, {
      method: 'POST',
      agent: this.#agent,
      headers: { ...incoming.headers, host: this.#target.host, 'content-length': body.length },
    });
    passed.end(body);
    const [response]: [IncomingMessage] = (await once(passed, 'response')) as [IncomingMessage];
    const text = await read(response);
    return { status: response.statusCode ?? 0, headers: response.headers, body: text ?? Buffer.alloc(0) };
  }
}

/** The whole body; undefined when the sender went away in the middle of it. */
async function read(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of message) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

function operationOf({ headers }: IncomingMessage): string {
  return String(headers['x-amz-target']).split('.').at(-1) ?? '';
}

function part(all: readonly unknown[], places: readonly number[]): [unknown[], unknown[]] {
  return [
    all.filter((_, place) => places.includes(place)),
    all.filter((_, place) => !places.includes(place)),
  ];
}

function answer(outgoing: ServerResponse, { status, headers, body }: Reply): void {
  outgoing.writeHead(status, { ...headers, 'content-length': body.length });
  outgoing.end(body);
}

function jsonHeaders(length: number): Record<string, string> {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': String(length),
    'x-amzn-requestid': 'test',
  };
}

function jsonReply(status: number, text: string): Reply {
  const body = Buffer.from(text);
  return { status, headers: jsonHeaders(body.length), body };
}

function errorReply({
  status,
  name,
  message = 'as the test says',
}: Extract<Fault, { kind: 'error' }>): Reply {
  return jsonReply(status, JSON.stringify({ __type: `com.amazonaws#${name}`, message }));
}
