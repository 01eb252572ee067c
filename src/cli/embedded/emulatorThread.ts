import { once } from 'node:events';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { EmulatorPlan } from './EmulatorPlan.ts';

/**
 * What runs in the emulators' own thread, so that what they burn is not taken from the thread that accepts events.
 * Neither package has types or an ES module.
 */
export async function emulatorThread({ dynamodb, kinesis }: EmulatorPlan): Promise<void> {
  const load = createRequire(import.meta.url);
  const dynalite: (options: object) => Server = load('dynalite');
  const kinesalite: (options: object) => Server = load('kinesalite');
  const tables = dynalite({ path: dynamodb.path, createTableMs: 0, deleteTableMs: 0 });
  const streams = kinesalite({ path: kinesis.path, createStreamMs: 0, deleteStreamMs: 0, shardLimit: 50 });
  await Promise.all([listen(tables, dynamodb.port), listen(streams, kinesis.port)]);
}

async function listen(server: Server, port: number): Promise<void> {
  // Both throw when a client goes away in the middle of a request; the request is over, that is all.
  server.on('request', (request) => request.removeAllListeners('error').on('error', () => undefined));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

if (parentPort !== null) {
  await emulatorThread(workerData as EmulatorPlan);
  parentPort.postMessage('listening');
}
