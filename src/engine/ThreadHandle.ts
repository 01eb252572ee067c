import type { ThreadOrder } from './ThreadOrder.ts';
import type { ThreadReport } from './ThreadReport.ts';

/** What a delivery thread is started with. */
export interface ThreadData {
  /** The path of the spool. */
  readonly spool: string;
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
