import type { AudienceKey } from '../Audience.ts';
import type { Subscription } from '../Subscription.ts';

/**
 * The main thread's row of an integration. Its progress is another row, written by the thread that delivers: every
 * row has one writer, so that none needs to be read and written back under a lock.
 */
export interface Installation {
  readonly retired: boolean;
  /** What has to be added to the counts of its audiences to give the events accepted since it was installed. */
  readonly offset: number;
  readonly subscriptions: readonly Subscription[];
  readonly replayed: number;
  readonly dropped: number;
  readonly abandoned: number;
  /** Bytes of dead letters that were dropped or replayed. */
  readonly releasedBytes: number;
}

/** Events accepted for an integration since it was installed. @param counts events accepted so far, by audience. */
export function acceptedBy(
  integration: string,
  installation: Installation,
  counts: ReadonlyMap<AudienceKey, number>,
): number {
  if (installation.retired) return installation.offset;
  let accepted = installation.offset + (counts.get(`integration:${integration}`) ?? 0);
  const sources = installation.subscriptions.at(-1)?.sources;
  for (const [audience, count] of counts) {
    if (!audience.startsWith('source:')) continue;
    if (sources === undefined || sources.includes(audience.slice('source:'.length))) accepted += count;
  }
  return accepted;
}
