import {
  type BlueprintLibrary,
  type BlueprintText,
  resolveBlueprint,
} from '../blueprint/resolveBlueprint.ts';
import type { DestinationKind } from '../catalog/DestinationKind.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { planRecipe } from './planRecipe.ts';
import type { Recipe, RecipeOverride } from './ThreadIntegration.ts';

/**
 * A blueprint with all that it extends and its override, once they are known to make a plan for the destination.
 *
 * @returns why there is none, if so.
 */
export function findRecipe(
  blueprint: string,
  destination: DestinationKind,
  library: BlueprintLibrary,
  override?: RecipeOverride,
): Recipe | string {
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
  if (plan === undefined) return faultIn('its blueprint', diagnostics);
  if (plan.destination !== destination) {
    return `its blueprint is for ${plan.destination}, the integration for ${destination}`;
  }
  if (override === undefined) return { blueprint: leaf, parents };
  const recipe = { blueprint: leaf, parents, override };
  const planned = planRecipe(recipe);
  return planned.overridden === undefined ? faultIn('its override', planned.diagnostics) : recipe;
}

function faultIn(what: string, diagnostics: readonly Diagnostic[]): string {
  const fault = diagnostics.find(({ severity }) => severity === 'error');
  return fault === undefined ? `${what} has faults` : `${fault.code}: ${fault.message}`;
}
