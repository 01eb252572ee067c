import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As much of DynamoDB as takes batches of items, and writes down the event ids of what it took. */
export class FakeDynamoDb {
  readonly #server: Server;
  readonly #waiting: (() => void)[] = [];
  /** How often each event was written, by table. */
  readonly written = new Map<string, Map<string, number>>();
  /** Milliseconds before each answer. */
  delay = 0;
  /** Tables that are never answered for. */
  readonly stalled = new Set<string>();
  /** Tables that are not there. */
  readonly missing = new Set<string>();
  /** Access key ids whose sessions are over, and how many requests were refused for that. */
  readonly expired = new Set<string>();
  refused = 0;

  constructor() {
    this.#server = createServer(async (request, response) => {
      const { RequestItems: tables = {} } = JSON.parse(await textOf(request));
      const [, signer = ''] = /Credential=([^/]+)/.exec(request.headers.authorization ?? '') ?? [];
      if (this.expired.has(signer)) {
        this.refused++;
        return fail(response, 'ExpiredTokenException');
      }
      for (const [table, requests] of Object.entries(tables)) {
        if (this.stalled.has(table)) return;
        if (this.missing.has(table)) return fail(response, 'ResourceNotFoundException');
        await new Promise((resolve) => setTimeout(resolve, this.delay));
        for (const { PutRequest } of requests as WriteRequest[])
          this.#write(table, PutRequest.Item.event_id.S);
      }
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.end('{"UnprocessedItems":{}}');
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  eventsOf(table: string): ReadonlyMap<string, number> {
    return this.written.get(table) ?? new Map();
  }

  /** Resolves when the next events are written. */
  nextWrite(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #write(table: string, event: string): void {
    const events = this.written.get(table) ?? new Map<string, number>();
    this.written.set(table, events.set(event, (events.get(event) ?? 0) + 1));
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

interface WriteRequest {
  readonly PutRequest: { readonly Item: { readonly event_id: { readonly S: string } } };
}

function fail(response: ServerResponse, name: string): void {
  response.statusCode = 400;
  const type = `com.amazonaws.dynamodb.v20120810#${name}`;
  response.end(JSON.stringify({ __type: type, message: name }));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}
