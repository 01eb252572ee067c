import type { Chunk } from './Chunk.ts';
import type { Outcomes, Progress } from './Progress.ts';
import type { Stragglers } from './Stragglers.ts';
import type { Subscription } from './Subscription.ts';

/**
 * The side of the spool that delivery reads. Each delivery thread opens one of its own; it sees what the main thread
 * has stored. It writes nothing, so that a thread may end at any moment without leaving the store locked.
 */
export interface SpoolReader {
  /**
   * Fills a chunk with the one of this number, which must not be beyond the published head.
   *
   * @returns false when it is damaged or missing.
   */
  read(number: number, chunk: Chunk): boolean;

  /** Where an integration stands; undefined when it is not installed. */
  progress(integration: string): Progress | undefined;

  /** All that a revision of an integration has made. */
  madeBy(integration: string, revision: number): Outcomes;

  /**
   * What an integration's cursor has left behind and what is not settled yet, in the order of the chunks.
   *
   * @param after the chunk of the last ones already seen.
   */
  stragglers(integration: string, page: { after: number; limit: number }): Stragglers[];

  /** What an integration hears, oldest choice first. */
  subscriptions(integration: string): readonly Subscription[];

  close(): Promise<void>;
}
