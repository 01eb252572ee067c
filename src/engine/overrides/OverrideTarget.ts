import type { DestinationKind } from '../../catalog/DestinationKind.ts';

/** What an override needs to know of the integration that it is for. */
export interface OverrideTarget {
  /** The name of its blueprint. */
  readonly blueprint: string;
  readonly destination: DestinationKind;
}
