import type { MapNode } from '../../blueprint/BlueprintNode.ts';
import type { Plan } from '../../blueprint/Plan.ts';
import type { CatalogEntry, Variant } from '../../catalog/CatalogEntry.ts';
import type { InstalledSubject } from './InstalledSubject.ts';
import type { Subject } from './Subject.ts';

/** A blueprint, alone or under an override. Rules for blueprints see both alike. */
export interface BlueprintSubject extends Subject {
  /** Its path below `blueprints/` without the ending; of a block or a file elsewhere, what it calls itself. */
  readonly name: string;
  /** As it is written, in long form; undefined when it is no map. */
  readonly own: MapNode | undefined;
  /** What it extends, from its parent to the root, each as it is written, in long form. */
  readonly parents: readonly MapNode[];
  /** Parents, itself and the override merged, in long form; each node knows where it was written. */
  readonly tree: MapNode | undefined;
  /** Undefined when there are errors, of its own or of a parent. */
  readonly plan: Plan | undefined;
  /** Who proposes it and who installs it; empty for a blueprint that nobody mentions. */
  readonly uses: readonly BlueprintUse[];
  /** Whether any of them can mark personal data: most projects mark none, and the whole catalog need not be read. */
  readonly mayHoldMarks: boolean;
}

export interface BlueprintUse {
  /** Undefined when an integration installs the blueprint with a catalog entry that is not there. */
  readonly entry: CatalogEntry | undefined;
  /** The variant whose blueprint it is; undefined where an integration names the blueprint itself. */
  readonly variant: Variant | undefined;
  /** Undefined when only a variant of the catalog mentions it. */
  readonly installed: InstalledSubject | undefined;
}
