import { Findings } from '../../blueprint/Findings.ts';
import { applyPatch, planBlueprint } from '../../blueprint/planBlueprint.ts';
import type { ReadOverride } from '../../blueprint/readOverride.ts';
import { textMember } from '../subjects/memberOf.ts';
import type { Version } from './Version.ts';

/** An override file that was read. */
export interface Override extends ReadOverride {
  readonly file: string;
  /** As it is, or was, on disk. */
  readonly onDisk: string;
}

/** A blueprint as an integration runs it, its override merged into it. */
export function applyOverride(
  base: Version | undefined,
  override: Override | undefined,
): Version | undefined {
  if (base?.tree === undefined || override === undefined || isShadow(override)) return base;
  const findings = new Findings();
  const { patch, file, onDisk } = override;
  findings.include([...(base.plan === undefined ? base.diagnostics : []), ...override.diagnostics]);
  const tree =
    patch === undefined ? base.tree : applyPatch(base.tree, patch, 'the override', patch, findings);
  const plan = planBlueprint(tree, findings);
  return {
    ...base,
    own: patch ?? base.own,
    file,
    files: [onDisk, ...base.files],
    tree,
    plan: findings.hasErrors ? undefined : plan,
    diagnostics: findings.all(),
  };
}

/** In the shadow, an override is tried out beside what is delivered. */
function isShadow({ document }: Override): boolean {
  return textMember(document?.value, 'mode') === 'shadow';
}
