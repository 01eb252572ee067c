import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { AdminOptions } from './AdminOptions.ts';
import { adminApp } from './adminApp.ts';

export interface AdminServer {
  /** @param host 127.0.0.1 unless told otherwise. @returns where it listens. */
  listen(port: number, host?: string): Promise<AddressInfo>;
  /** Takes no more requests and answers those under way, for so many milliseconds at most. */
  close(deadline: number): Promise<void>;
}

/** Milliseconds for a whole request to arrive. */
const requestTimeout = 30_000;

/** The HTTP server of the admin API. */
export function createAdminServer(options: AdminOptions): AdminServer {
  const listener = getRequestListener(adminApp(options).fetch, { overrideGlobalObjects: false });
  const server = createServer({ requestTimeout, maxHeaderSize: 16 * 1024 }, (request, response) => {
    void listener(request, response);
  });
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
