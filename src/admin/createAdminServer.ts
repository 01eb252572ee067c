import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { diagnose } from '../diagnostics/diagnose.ts';
import { refuseUnreadable } from '../ingest/refuseUnreadable.ts';
import { AdminError } from './AdminError.ts';
import type { AdminOptions } from './AdminOptions.ts';
import { adminApp } from './adminApp.ts';

export interface AdminServer {
  /** @param host 127.0.0.1 unless told otherwise. @returns where it listens. */
  listen(port: number, host?: string): Promise<AddressInfo>;
  /** Takes no more requests and answers those under way, for so many milliseconds at most. */
  close(deadline: number): Promise<void>;
}

/** What a client may ask of the server; times are milliseconds. */
export interface AdminServerLimits {
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

const usualLimits: AdminServerLimits = {
  connections: 1000,
  header: 16 * 1024,
  headerTime: 10_000,
  requestTime: 30_000,
  idleTime: 65_000,
};

/** How often connections are looked over, as a part of the shortest time. */
const checks = 4;

/** The HTTP server of the admin API. */
export function createAdminServer(
  options: AdminOptions,
  serverLimits: Partial<AdminServerLimits> = {},
): AdminServer {
  const limits = { ...usualLimits, ...serverLimits };
  const listener = getRequestListener(adminApp(options).fetch, {
    overrideGlobalObjects: false,
    errorHandler: (error) => refusalOf(error, options.onFault),
  });
  const handle = (request: IncomingMessage, response: ServerResponse) => void listener(request, response);
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

/** The answer to a request that never got as far as the routes. */
function refusalOf(error: unknown, onFault: AdminOptions['onFault']): Response {
  const isTheirs = error instanceof RequestError;
  if (!isTheirs) onFault(error);
  const refusal = isTheirs
    ? new AdminError(400, diagnose('ingest/not-http', {}))
    : new AdminError(500, diagnose('admin/internal', {}));
  return Response.json(refusal.body(), { status: refusal.status });
}
