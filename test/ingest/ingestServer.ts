import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import type { CanonicalBatch } from '../../src/envelope/canonicalise.ts';
import { createIngestServer, type IngestServer } from '../../src/ingest/createIngestServer.ts';
import type { EventIntake } from '../../src/ingest/EventIntake.ts';
import type { IngestLimits } from '../../src/ingest/IngestLimits.ts';

export const now = Date.parse('2026-01-01T12:00:00.000Z');

/** Keeps events in memory, as a test wants to see them. */
export class MemoryIntake implements EventIntake {
  readonly events: Record<string, unknown>[] = [];
  readonly audiences: string[] = [];
  state: ReturnType<EventIntake['ready']> = { ready: true, reasons: [], degraded: [] };
  /** Awaited, or thrown from, before a batch is stored. */
  before: () => void | Promise<void> = () => {};

  async append(batch: CanonicalBatch, audience: { readonly source: string }): Promise<number> {
    await this.before();
    for (const { buffer, start, end } of batch.events)
      this.events.push(JSON.parse(buffer.toString('utf8', start, end)));
    this.audiences.push(audience.source);
    return batch.events.length;
  }

  ready(): ReturnType<EventIntake['ready']> {
    return this.state;
  }
}

export interface Running {
  readonly server: IngestServer;
  readonly intake: MemoryIntake;
  readonly port: number;
  readonly url: string;
  readonly faults: unknown[];
}

/** A server on a free port, closed behind the test. */
export async function startIngest(limits: Partial<IngestLimits> = {}): Promise<Running> {
  const intake = new MemoryIntake();
  const faults: unknown[] = [];
  const server = createIngestServer({
    intake,
    limits,
    sources: [
      { id: 'web', writeKeys: ['web-key', 'old-web-key'] },
      { id: 'app', writeKeys: ['app-key'] },
    ],
    clock: { now: () => now },
    onFault: (error) => faults.push(error),
  });
  const { port } = await server.listen(0);
  onTestFinished(() => server.close(0));
  return { server, intake, port, url: `http://127.0.0.1:${port}`, faults };
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Posts with the write key of `web`, unless the headers say otherwise. */
export async function post(
  url: string,
  body: string | Uint8Array | ReadableStream,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const streamed = body instanceof ReadableStream ? { duplex: 'half' as const } : {};
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { authorization: 'Bearer web-key', ...headers },
    ...streamed,
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Writes raw bytes and answers all that comes back until the server closes, which it must in good time. */
export function exchange(
  port: number,
  parts: readonly (string | Uint8Array)[],
  milliseconds = 3000,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    const timer = setTimeout(() => {
      reject(new Error(`the server keeps the connection; so far it sent: ${received}`));
      socket.destroy();
    }, milliseconds);
    socket.setEncoding('utf8').on('data', (text) => {
      received += text;
    });
    // A reset by the server counts as its end.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(received);
    });
    for (const part of parts) socket.write(part);
  });
}

export function rawPost(path: string, body: string, headers = ''): string {
  return (
    `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer web-key\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`
  );
}

export const statusesOf = (received: string) =>
  [...received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, code]) => Number(code));
