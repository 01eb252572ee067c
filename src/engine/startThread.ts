import { Worker } from 'node:worker_threads';
import type { ThreadData, ThreadEvents, ThreadHandle } from './ThreadHandle.ts';

const ownModule = new URL(
  import.meta.url.endsWith('.ts') ? 'deliveryThread.ts' : 'deliveryThread.js',
  import.meta.url,
);

/** Starts a worker thread that delivers. @param module what it runs; it wires itself with `wireCrew`. */
export function startThread(
  data: ThreadData,
  { report, stopped }: ThreadEvents,
  module = ownModule,
): ThreadHandle {
  const worker = new Worker(module, { workerData: data, name: 'delivery' });
  let cause = '';
  worker.on('message', report);
  worker.on('error', (error) => {
    cause = error.message;
  });
  worker.on('exit', (code) => stopped(cause || `it ended with code ${code}`));
  return {
    post: (order) => worker.postMessage(order),
    terminate: async () => {
      await worker.terminate();
    },
  };
}
