import type { BlueprintText } from '../../blueprint/resolveBlueprint.ts';

/** One module to be. */
export interface BuildTarget {
  /** The id of an installed integration, or the name of a blueprint. */
  readonly name: string;
  /** The module's path below the output folder, with slashes and without an ending. */
  readonly path: string;
  readonly blueprint: string;
  readonly source: BlueprintText;
  /** What events are stamped with. */
  readonly integrationId: string;
}
