import type { Chunk } from './Chunk.ts';
import type { DeadLetter } from './DeadLetter.ts';
import type { Progress } from './Progress.ts';
import type { Subscription } from './Subscription.ts';

/** One integration's step forward: where it stands now, and what died on the way. */
export interface Advance {
  readonly integration: string;
  readonly progress: Progress;
  readonly dead: readonly DeadLetter[];
}

/** The side of the spool that delivers. Each delivery thread opens one; it sees what the main thread has stored. */
export interface SpoolReader {
  /**
   * Fills a chunk with the one of this number, which must not be beyond the published head.
   *
   * @returns false when it is damaged or missing.
   */
  read(number: number, chunk: Chunk): boolean;

  /** Where an integration stands; undefined when it is not installed. */
  progress(integration: string): Progress | undefined;

  /** What an integration hears, oldest choice first. */
  subscriptions(integration: string): readonly Subscription[];

  /**
   * Stores steps of several integrations with their dead letters in one transaction, and resolves once they are
   * on disk. Calls must not overlap, and each integration is advanced by one reader at a time.
   *
   * @throws SpoolFault when the write failed: nothing of it is stored, and the same steps can be tried again.
   */
  advance(advances: readonly Advance[]): Promise<void>;

  close(): Promise<void>;
}
