import type { MessagePort } from 'node:worker_threads';
import { systemClock } from '../batch/systemClock.ts';
import { LmdbReader } from '../spool/lmdb/LmdbReader.ts';
import { DeliveryCrew, type OpenOutlet } from './DeliveryCrew.ts';
import type { ThreadData } from './ThreadHandle.ts';
import type { ThreadOrder } from './ThreadOrder.ts';
import type { ThreadReport } from './ThreadReport.ts';

/** Makes the crew of a delivery thread and wires it to the thread's port; the thread ends when the crew has. */
export function wireCrew(
  port: MessagePort | null,
  { spool }: ThreadData,
  openOutlet: OpenOutlet,
): DeliveryCrew {
  if (port === null) throw new Error('a delivery thread is no main thread');
  const crew = new DeliveryCrew({
    reader: new LmdbReader(spool),
    openOutlet,
    report: (report: ThreadReport) => port.postMessage(report),
    clock: systemClock,
    random: Math.random,
  });
  port.on('message', (order: ThreadOrder) => {
    void crew.obey(order).then(() => {
      if (order.kind === 'end') port.close();
    });
  });
  return crew;
}
