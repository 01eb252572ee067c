import type { AudienceKey } from '../Audience.ts';
import type { Subscription } from '../Subscription.ts';

/** What is kept of an integration beside its progress, which is another row: that one changes all the time. */
export interface Installation {
  readonly retired: boolean;
  /** What has to be added to the counts of its audiences to give the events accepted since it was installed. */
  readonly offset: number;
  readonly subscriptions: readonly Subscription[];
  readonly replayed: number;
  readonly dropped: number;
  readonly abandoned: number;
  /** The present one; absent before any was named. */
  readonly revision?: number;
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
