import type { BatchError } from '../../envelope/BatchError.ts';
import type { EventBytes } from '../../envelope/EventBytes.ts';

/** What a preview is asked for, read and within its limits. */
export interface PreviewRequest {
  /** Undefined where the blueprint of the integration is meant. */
  readonly blueprint: GivenBlueprint | undefined;
  /** All that an override file holds, as YAML or JSON text. */
  readonly override: string | undefined;
  /** What `integration_id` is set to; undefined when nothing is said. */
  readonly integrationId: string | undefined;
  /** The moment of delivery, epoch milliseconds. */
  readonly now: number;
  /** In the order in which they were sent: each an event, or why it is none. */
  readonly events: readonly PreviewedEvent[];
}

export type GivenBlueprint = { readonly name: string } | { readonly text: string };

export type PreviewedEvent = EventBytes | { readonly error: BatchError };
