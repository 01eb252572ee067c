import {
  type BlueprintLibrary,
  type BlueprintText,
  resolveBlueprint,
} from '../blueprint/resolveBlueprint.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { InstalledIntegration } from './InstalledIntegration.ts';
import type { Recipe, SealedIntegration } from './ThreadIntegration.ts';

export type PreparedIntegration =
  | { readonly ok: true; readonly integration: SealedIntegration }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** Gathers what a delivery thread needs for an integration, once its blueprint is known to make a plan. */
export function prepareIntegration(
  installed: InstalledIntegration,
  library: BlueprintLibrary,
): PreparedIntegration {
  const { id, enabled, revision = 1, entry, config } = installed;
  const recipe = enabled ? findRecipe(installed, library) : undefined;
  if (typeof recipe === 'string') {
    return { ok: false, diagnostic: diagnose('engine/plan-missing', { integration: id, cause: recipe }) };
  }
  return { ok: true, integration: { id, revision, destination: entry.provides.destination, recipe, config } };
}

/** @returns why there is none, if so. */
function findRecipe({ blueprint, entry }: InstalledIntegration, library: BlueprintLibrary): Recipe | string {
  const leaf = library.find(blueprint);
  if (leaf === undefined) return `there is no blueprint ${blueprint}`;
  const parents: Record<string, BlueprintText> = Object.create(null);
  const { plan, diagnostics } = resolveBlueprint(leaf, {
    names: () => library.names(),
    find(name) {
      const parent = library.find(name);
      if (parent !== undefined) parents[name] = parent;
      return parent;
    },
  });
  if (plan === undefined) {
    const fault = diagnostics.find(({ severity }) => severity === 'error');
    return fault === undefined ? 'its blueprint has faults' : `${fault.code}: ${fault.message}`;
  }
  const { destination } = entry.provides;
  return plan.destination === destination
    ? { blueprint: leaf, parents }
    : `its blueprint is for ${plan.destination}, the integration for ${destination}`;
}
