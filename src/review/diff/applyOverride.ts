import { applyOverride as patchBlueprint } from '../../blueprint/applyOverride.ts';
import type { ReadOverride } from '../../blueprint/readOverride.ts';
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
  // In the shadow, an override is tried out beside what is delivered.
  if (base?.tree === undefined || override === undefined || override.mode === 'shadow') return base;
  // What warns of a blueprint that can run alone is not a matter of its override.
  const known = base.plan === undefined ? base.diagnostics : [];
  const { plan, tree, diagnostics } = patchBlueprint({ ...base, diagnostics: known }, override);
  const { patch, file, onDisk } = override;
  return { ...base, own: patch ?? base.own, file, files: [onDisk, ...base.files], tree, plan, diagnostics };
}
