import type { OverrideMode } from '../blueprint/readOverride.ts';
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
  /** A patch on it that is in force. */
  readonly override?: RecipeOverride;
}

/** An override as delivery needs it. */
export interface RecipeOverride {
  /** As it was written: YAML, or JSON, which is YAML. */
  readonly text: BlueprintText;
  /** Tells it from every other override that the integration had or will have. */
  readonly mark: string;
  readonly mode: OverrideMode;
  /** Of how many events in a hundred it is applied to. */
  readonly canaryPercent: number;
  /** The share of events that may die of it, from 0 to 1. */
  readonly maxErrorRate: number;
}
