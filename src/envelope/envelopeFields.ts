/** The thirteen fields of the canonical form. */
export const envelopeFields = [
  'event_id',
  'type',
  'event',
  'anonymous_id',
  'user_id',
  'timestamp',
  'received_at',
  'sent_at',
  'context',
  'properties',
  'traits',
  'source_id',
  'integration_id',
] as const;

export type EnvelopeField = (typeof envelopeFields)[number];

/** Further top-level fields that clients are known to send; any other is kept as well. */
export const furtherFields = ['name', 'group_id', 'previous_id', 'original_timestamp'] as const;

/** What `context` is known to hold; anything else is kept as well. */
export const contextFields = [
  'page',
  'device',
  'user_agent',
  'campaign',
  'locale',
  'ip',
  'consent',
  'app',
  'library',
  'location',
  'network',
  'os',
  'referrer',
  'screen',
  'timezone',
  'traits',
] as const;

/** Names of the camelCase form at the top of an event, and what they are called in the canonical form. */
export const topLevelRenames = {
  messageId: 'event_id',
  anonymousId: 'anonymous_id',
  userId: 'user_id',
  groupId: 'group_id',
  previousId: 'previous_id',
  sentAt: 'sent_at',
  originalTimestamp: 'original_timestamp',
} as const;

/** The one name within `context` that is renamed. */
export const contextRenames = { userAgent: 'user_agent' } as const;

/** Every top-level name that a path can be expected to start with. */
export const knownRoots: readonly string[] = [...envelopeFields, ...furtherFields];

const roots = new Set(knownRoots);

/** Whether a path that starts with this name can be meant: one of the thirteen fields, or a further known one. */
export function isEnvelopeField(name: string): boolean {
  return roots.has(name);
}
