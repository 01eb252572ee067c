import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refuseUnreadable } from './refuseUnreadable.ts';

/** What a client may ask of a server. Times are milliseconds. */
export interface ServerLimits {
  readonly connections: number;
  /** Bytes of a request's header. */
  readonly header: number;
  /** Time for a request's header to arrive. */
  readonly headerTime: number;
  /** Time for a whole request to arrive. */
  readonly requestTime: number;
  /** Time that a connection is kept open without a request. */
  readonly idleTime: number;
}

export interface BoundedServer {
  /**
   * @param host 127.0.0.1 unless told otherwise.
   * @returns where it listens; with port 0, one that was free.
   * @throws what `node:net` says when the address cannot be had.
   */
  listen(port: number, host?: string): Promise<AddressInfo>;
  /** Takes no more requests and answers those under way, for so many milliseconds at most. */
  close(deadline: number): Promise<void>;
}

const usualLimits: ServerLimits = {
  connections: 1000,
  header: 16 * 1024,
  headerTime: 10_000,
  requestTime: 30_000,
  // Longer than the minute after which load balancers commonly close: whoever closes first must be the client.
  idleTime: 65_000,
};

/** How often connections are looked over for requests that take too long, as a part of the shortest time. */
const checks = 4;

/** An HTTP server that no client can hold up: whoever is too slow, too large or no HTTP at all is told so and let go. */
export function createBoundedServer(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  given: Partial<ServerLimits> = {},
): BoundedServer {
  const limits = { ...usualLimits, ...given };
  const server = createServer(
    {
      maxHeaderSize: limits.header,
      headersTimeout: limits.headerTime,
      requestTimeout: limits.requestTime,
      keepAliveTimeout: limits.idleTime,
      // A request without a host is answered like any other that is wrong.
      requireHostHeader: false,
      connectionsCheckingInterval: Math.min(limits.headerTime, limits.requestTime) / checks,
    },
    handle,
  );
  server.maxConnections = limits.connections;
  // What is expected of the server besides is no reason to refuse a request.
  server.on('checkExpectation', handle);
  refuseUnreadable(server);
  return {
    async listen(port, host = '127.0.0.1') {
      server.listen(port, host);
      await once(server, 'listening');
      return server.address() as AddressInfo;
    },
    async close(deadline) {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), deadline);
      await closed;
      clearTimeout(timer);
    },
  };
}
