import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Peer } from './Peer.ts';

/** Lets an emulator within this process listen on a port, any that is free if not told which. */
export async function serveEmulator(server: Server, wanted = 0): Promise<Peer> {
  // The emulators throw when a client goes away in the middle of a request, which would end this process.
  server.on('request', (incoming) => incoming.removeAllListeners('error').on('error', () => {}));
  server.listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
