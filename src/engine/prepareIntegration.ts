import type { BlueprintLibrary } from '../blueprint/resolveBlueprint.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { findRecipe } from './findRecipe.ts';
import type { InstalledIntegration } from './InstalledIntegration.ts';
import type { SealedIntegration } from './ThreadIntegration.ts';

export type PreparedIntegration =
  | { readonly ok: true; readonly integration: SealedIntegration }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Gathers what a delivery thread needs for an integration, once its blueprint is known to make a plan. */
export function prepareIntegration(
  { id, enabled, revision = 1, entry, blueprint, config, fault, recipe: given }: InstalledIntegration,
  library: BlueprintLibrary,
): PreparedIntegration {
  if (fault !== undefined) return { ok: false, diagnostic: fault };
  const { destination } = entry.provides;
  const sealed = { id, revision, destination, config };
  if (!enabled) return { ok: true, integration: { ...sealed, recipe: undefined } };
  if (given !== undefined) return { ok: true, integration: { ...sealed, recipe: given } };
  const found = findRecipe(blueprint, destination, library);
  if (found.ok) return { ok: true, integration: { ...sealed, recipe: found.recipe } };
  const { cause } = found;
  return { ok: false, diagnostic: diagnose('engine/plan-missing', { integration: id, cause }) };
}
