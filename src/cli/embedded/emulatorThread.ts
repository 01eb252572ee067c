import { once } from 'node:events';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { EmulatorPlan } from './EmulatorPlan.ts';

/**
 * The emulators' own thread, so that what they burn is not taken from the thread that accepts events. Neither
 * package has types or an ES module.
 */
const load = createRequire(import.meta.url);
const plan = workerData as EmulatorPlan;

const dynalite: (options: object) => Server = load('dynalite');
const kinesalite: (options: object) => Server = load('kinesalite');

const servers: [server: Server, port: number][] = [
  [dynalite({ path: plan.dynamodb.path, createTableMs: 0, deleteTableMs: 0 }), plan.dynamodb.port],
  [
    kinesalite({ path: plan.kinesis.path, createStreamMs: 0, deleteStreamMs: 0, shardLimit: 50 }),
    plan.kinesis.port,
  ],
];
for (const [server, port] of servers) {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}
parentPort?.postMessage('listening');
