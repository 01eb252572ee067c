import { Findings } from '../../blueprint/Findings.ts';
import { applyPatch, planBlueprint } from '../../blueprint/planBlueprint.ts';
import type { ReadOverride } from '../../blueprint/readOverride.ts';
import type { Version } from './Version.ts';

/** A blueprint as an integration runs it, its override merged into it. */
export function applyOverride(
  base: Version | undefined,
  override: ReadOverride | undefined,
): Version | undefined {
  if (base?.tree === undefined || override === undefined) return base;
  const findings = new Findings();
  findings.include(override.diagnostics);
  const { patch } = override;
  const tree =
    patch === undefined ? base.tree : applyPatch(base.tree, patch, 'the override', patch, findings);
  const plan = planBlueprint(tree, findings);
  const file = override.document?.file ?? base.file;
  return {
    ...base,
    own: patch ?? base.own,
    file,
    files: [file, ...base.files],
    tree,
    plan: findings.hasErrors ? undefined : plan,
    diagnostics: findings.all(),
  };
}
