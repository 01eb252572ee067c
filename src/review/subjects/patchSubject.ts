import { applyOverride } from '../../blueprint/applyOverride.ts';
import type { MapNode } from '../../blueprint/BlueprintNode.ts';
import { placeOf } from '../../blueprint/Findings.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { BlueprintSubject } from './BlueprintSubject.ts';
import { blameFile } from './blameFile.ts';

/**
 * A blueprint with an override's patch merged into it, planned as it would run.
 *
 * @param told what reading the override has found.
 * @returns undefined when the blueprint is too broken to be patched.
 */
export function patchSubject(
  base: BlueprintSubject,
  patch: MapNode,
  told: readonly Diagnostic[],
): BlueprintSubject | undefined {
  if (base.tree === undefined) return undefined;
  const { tree, plan, diagnostics } = applyOverride(base, { patch, diagnostics: told });
  return {
    ...base,
    tree,
    plan,
    diagnostics: blameFile(diagnostics, patch.origin.document.file, base.diagnostics, (problem) =>
      diagnose('override/breaks-blueprint', { name: base.name, problem }, placeOf(patch, 'key')),
    ),
  };
}
