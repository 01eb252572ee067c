/** Whom accepted events are for: every integration that hears a source, or one integration alone. */
export type Audience = { readonly source: string } | { readonly integration: string };

/**
 * An audience as it is stored and counted. A replay is for one integration too, but its events were accepted
 * before and are not counted as accepted again.
 */
export type AudienceKey = `${'source' | 'integration' | 'replay'}:${string}`;

export function audienceKey(audience: Audience): AudienceKey {
  return 'source' in audience ? `source:${audience.source}` : `integration:${audience.integration}`;
}
