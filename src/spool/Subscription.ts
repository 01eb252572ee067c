import type { AudienceKey } from './Audience.ts';

/**
 * Which sources an integration hears from some chunk on. A change of sources takes effect at a place in the log,
 * so that what was accepted before is still judged by the earlier choice.
 */
export interface Subscription {
  /** It applies to the chunks after this one, up to the next subscription. */
  readonly after: number;
  /** Ids of sources; absent means all. */
  readonly sources?: readonly string[];
}

/**
 * Whether the events of a chunk are for an integration.
 *
 * @param subscriptions in the order in which they were made.
 */
export function hears(
  integration: string,
  subscriptions: readonly Subscription[],
  chunk: { readonly number: number; readonly audience: AudienceKey },
): boolean {
  const colon = chunk.audience.indexOf(':');
  const name = chunk.audience.slice(colon + 1);
  if (chunk.audience.slice(0, colon) !== 'source') return name === integration;
  const current = subscriptions.findLast((subscription) => subscription.after < chunk.number);
  return current !== undefined && (current.sources === undefined || current.sources.includes(name));
}
