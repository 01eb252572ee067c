import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { MapNode } from './BlueprintNode.ts';
import { Findings } from './Findings.ts';
import type { Plan } from './Plan.ts';
import { applyPatch, planBlueprint } from './planBlueprint.ts';
import type { ReadOverride } from './readOverride.ts';
import type { ResolvedBlueprint } from './resolveBlueprint.ts';

/** A blueprint with an override merged into it. */
export interface OverriddenBlueprint {
  /** Undefined exactly when a diagnostic is an error. */
  readonly plan: Plan | undefined;
  readonly tree: MapNode | undefined;
  /** Of the blueprint, of the override, and of what the two make together. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans a blueprint under an override: the two run together or not at all. */
export function applyOverride(
  base: Pick<ResolvedBlueprint, 'tree' | 'diagnostics'>,
  { patch, diagnostics }: Pick<ReadOverride, 'patch' | 'diagnostics'>,
): OverriddenBlueprint {
  const findings = new Findings();
  findings.include([...base.diagnostics, ...diagnostics]);
  if (base.tree === undefined) return { plan: undefined, tree: undefined, diagnostics: findings.all() };
  const tree =
    patch === undefined ? base.tree : applyPatch(base.tree, patch, 'the override', patch, findings);
  const plan = planBlueprint(tree, findings);
  return { plan: findings.hasErrors ? undefined : plan, tree, diagnostics: findings.all() };
}
