import type { SpoolShare } from '../spool/lmdb/LmdbReader.ts';
import type { ThreadOrder } from './ThreadOrder.ts';
import type { ThreadReport } from './ThreadReport.ts';

/** What a delivery thread is started with. */
export interface ThreadData {
  readonly spool: SpoolShare;
}

/** A running delivery thread, as the main thread holds it. */
export interface ThreadHandle {
  post(order: ThreadOrder): void;
  /** Ends it, whatever it does. */
  terminate(): Promise<void>;
}

export interface ThreadEvents {
  report(report: ThreadReport): void;
  /** It has ended, be it ordered or not. */
  stopped(cause: string): void;
}

export type StartThread = (events: ThreadEvents) => ThreadHandle;
