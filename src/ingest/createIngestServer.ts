import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../batch/Clock.ts';
import { uuidv7 } from '../envelope/uuidv7.ts';
import type { EventIntake } from './EventIntake.ts';
import { IngestHandler } from './IngestHandler.ts';
import { defaultIngestLimits, type IngestLimits } from './IngestLimits.ts';
import { refuseUnreadable } from './refuseUnreadable.ts';
import { Unpacker } from './Unpacker.ts';
import { type IngestSource, WriteKeys } from './WriteKeys.ts';

/** How often connections are looked over for requests that take too long, as a part of the shortest time. */
const CHECKS = 4;

export interface IngestServerOptions {
  readonly intake: EventIntake;
  readonly sources: readonly IngestSource[];
  readonly limits?: Partial<IngestLimits>;
  readonly clock: Pick<Clock, 'now'>;
  /** Told of errors that no client caused: bugs. */
  readonly onFault: (error: unknown) => void;
}

export interface IngestServer {
  /**
   * @param host 127.0.0.1 unless told otherwise.
   * @returns where it listens; with port 0, one that was free.
   * @throws what `node:net` says when the address cannot be had.
   */
  listen(port: number, host?: string): Promise<AddressInfo>;
  /** From now on these sources and no others may send. */
  replaceSources(sources: readonly IngestSource[]): void;
  /** Takes no more requests and answers those under way, for so many milliseconds at most. */
  close(deadlineMs: number): Promise<void>;
}

/** The HTTP server that clients send events to. It sits on node:http alone, as this is the hot path. */
export function createIngestServer(options: IngestServerOptions): IngestServer {
  const { intake, clock, onFault } = options;
  const limits = { ...defaultIngestLimits, ...options.limits };
  const now = () => clock.now();
  const newEventId = uuidv7({ now });
  const unpacker = new Unpacker(limits.body);
  const handler = new IngestHandler(
    { intake, limits, unpacker, now, newEventId, onFault },
    new WriteKeys(options.sources),
  );
  const server = createServer(
    {
      maxHeaderSize: limits.header,
      headersTimeout: limits.headerTime,
      requestTimeout: limits.requestTime,
      keepAliveTimeout: limits.idleTime,
      // A request without a host is answered like any other that is wrong.
      requireHostHeader: false,
      connectionsCheckingInterval: Math.min(limits.headerTime, limits.requestTime) / CHECKS,
    },
    (request, response) => void handler.handle(request, response),
  );
  server.maxConnections = limits.connections;
  // What is expected of the server besides is no reason to refuse a request.
  server.on('checkExpectation', (request, response) => void handler.handle(request, response));
  refuseUnreadable(server);

  return {
    async listen(port, host = '127.0.0.1') {
      server.listen(port, host);
      await once(server, 'listening');
      return server.address() as AddressInfo;
    },
    replaceSources(sources) {
      handler.writeKeys = new WriteKeys(sources);
    },
    async close(deadlineMs) {
      handler.closing = true;
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), deadlineMs);
      await closed;
      clearTimeout(timer);
    },
  };
}
