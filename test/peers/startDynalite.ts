import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { Peer } from './Peer.ts';
import { serveEmulator } from './serveEmulator.ts';

interface DynaliteOptions {
  /** Keeps the tables in this folder; in memory without it. */
  readonly path?: string;
  readonly port?: number;
}

/** DynamoDB within this process. A table is there as soon as it is created. */
export function startDynalite({ port, ...options }: DynaliteOptions = {}): Promise<Peer> {
  const dynalite: (options: object) => Server = createRequire(import.meta.url)('dynalite');
  return serveEmulator(dynalite({ createTableMs: 0, deleteTableMs: 0, ...options }), port);
}
