import type { MapNode } from '../../blueprint/BlueprintNode.ts';
import type { Plan } from '../../blueprint/Plan.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';

/** A blueprint as one side of a comparison has it, alone or under an override. */
export interface Version {
  readonly name: string;
  /** From the project's folder; undefined for a blueprint that is shipped. */
  readonly path: string | undefined;
  readonly file: string;
  /** The files that it is made of, itself first, as they are or were on disk. */
  readonly files: readonly string[];
  /** Undefined when there are errors. */
  readonly plan: Plan | undefined;
  /** What its own file says, in long form: of an override, the patch. */
  readonly own: MapNode | undefined;
  /** All that it is made of, merged; undefined when a part of it is missing. */
  readonly tree: MapNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** A version that can run. */
export interface SoundVersion extends Version {
  readonly plan: Plan;
  readonly tree: MapNode;
}

export function isSound(version: Version | undefined): version is SoundVersion {
  return version?.plan !== undefined && version.tree !== undefined;
}
