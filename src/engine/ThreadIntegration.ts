import type { BlueprintText } from '../blueprint/resolveBlueprint.ts';
import type { ConfigValue } from '../catalog/CatalogEntry.ts';
import type { Config } from '../catalog/Config.ts';
import type { DestinationKind } from '../catalog/DestinationKind.ts';

/** What a delivery thread has to know of an installed integration: plain data that can be sent to it. */
export interface ThreadIntegration extends Assignment {
  /** With the secrets in clear. */
  readonly config: Readonly<Record<string, ConfigValue>>;
}

/** The same, as the main thread keeps it. */
export interface SealedIntegration extends Assignment {
  readonly config: Config;
}

interface Assignment {
  readonly id: string;
  readonly revision: number;
  readonly destination: DestinationKind;
  /** Undefined while the integration is disabled: then its events are filtered. */
  readonly recipe: Recipe | undefined;
  /** Paths of its events that the catalog marks as personal; none when absent. */
  readonly personal?: readonly string[];
}

/** What makes records of events. */
export interface Recipe {
  readonly blueprint: BlueprintText;
  /** The blueprints that it extends, by name. */
  readonly parents: Readonly<Record<string, BlueprintText>>;
}
