import { systemClock } from '../../src/batch/systemClock.ts';
import { DeliveryCrew, type OpenOutlet } from '../../src/engine/DeliveryCrew.ts';
import type { StartThread, ThreadEvents } from '../../src/engine/ThreadHandle.ts';
import type { ThreadOrder } from '../../src/engine/ThreadOrder.ts';
import type { ThreadReport } from '../../src/engine/ThreadReport.ts';
import { LmdbReader, type SpoolShare } from '../../src/spool/lmdb/LmdbReader.ts';

export interface FakeThreads {
  readonly startThread: (spool: SpoolShare) => StartThread;
  /** How many were started. */
  readonly started: number;
  /** Ends all of them that run, as an exception nobody caught would. */
  crash(cause: string): Promise<void>;
}

/** Delivery threads that run in this thread, since worker threads cannot run TypeScript everywhere. */
export function fakeThreads(openOutlet: OpenOutlet): FakeThreads {
  const running = new Set<(cause: string) => Promise<void>>();
  let started = 0;
  const start = (spool: SpoolShare, { report, stopped }: ThreadEvents) => {
    started++;
    const reader = new LmdbReader(spool);
    let ended = false;
    const crew = new DeliveryCrew({
      reader,
      openOutlet,
      report: (words: ThreadReport) => ended || setImmediate(() => report(structuredClone(words))),
      clock: systemClock,
      random: Math.random,
    });
    const stop = async (cause: string) => {
      if (ended) return;
      ended = true;
      running.delete(stop);
      // What the crew still does must reach nobody, as if its thread were gone.
      reader.read = () => false;
      setImmediate(() => stopped(cause));
    };
    running.add(stop);
    return {
      post(order: ThreadOrder) {
        const copy = structuredClone(order);
        setImmediate(async () => {
          if (ended) return;
          await crew.obey(copy);
          if (copy.kind === 'end') await stop('ended');
        });
      },
      terminate: () => stop('terminated'),
    };
  };
  return {
    startThread: (spool) => (events) => start(spool, events),
    get started() {
      return started;
    },
    crash: async (cause) => {
      for (const stop of [...running]) await stop(cause);
    },
  };
}
