import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { Peer } from './Peer.ts';
import { serveEmulator } from './serveEmulator.ts';

interface KinesaliteOptions {
  /** Keeps the streams in this folder; in memory without it. */
  readonly path?: string;
}

/** Kinesis within this process. A stream is there as soon as it is created. */
export function startKinesalite(options: KinesaliteOptions = {}): Promise<Peer> {
  const kinesalite: (options: object) => Server = createRequire(import.meta.url)('kinesalite');
  return serveEmulator(kinesalite({ createStreamMs: 0, deleteStreamMs: 0, shardLimit: 1000, ...options }));
}
