import {
  type BlueprintLibrary,
  type BlueprintText,
  resolveBlueprint,
} from '../blueprint/resolveBlueprint.ts';
import type { DestinationKind } from '../catalog/DestinationKind.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { planRecipe } from './planRecipe.ts';
import type { Recipe, RecipeOverride } from './ThreadIntegration.ts';

export type FoundRecipe = (
  | { readonly ok: true; readonly recipe: Recipe }
  /** The cause in one line, and what of it can be shown at its place. */
  | { readonly ok: false; readonly cause: string; readonly diagnostics: readonly Diagnostic[] }
) & {
  /** The blueprints that were looked up: another text of any of them may change what is found. */
  readonly names: ReadonlySet<string>;
};

/**
 * A blueprint with all that it extends and the override that is in force, once they are known to make a plan for the
 * destination.
 */
export function findRecipe(
  blueprint: string,
  destination: DestinationKind,
  library: BlueprintLibrary,
  override?: RecipeOverride,
): FoundRecipe {
  const names = new Set([blueprint]);
  const leaf = library.find(blueprint);
  if (leaf === undefined)
    return { ok: false, cause: `there is no blueprint ${blueprint}`, diagnostics: [], names };
  const parents: Record<string, BlueprintText> = Object.create(null);
  const { plan, diagnostics } = resolveBlueprint(leaf, {
    names: () => library.names(),
    find(name) {
      names.add(name);
      const parent = library.find(name);
      if (parent !== undefined) parents[name] = parent;
      return parent;
    },
  });
  if (plan === undefined) return { ...faultIn('its blueprint', diagnostics), names };
  if (plan.destination !== destination) {
    const cause = `its blueprint is for ${plan.destination}, the integration for ${destination}`;
    return { ok: false, cause, diagnostics: [], names };
  }
  const recipe = { blueprint: leaf, parents };
  if (override === undefined) return { ok: true, recipe, names };
  const overridden = { ...recipe, override };
  const planned = planRecipe(overridden);
  if (planned.overridden === undefined) return { ...faultIn('its override', planned.diagnostics), names };
  return { ok: true, recipe: overridden, names };
}

function faultIn(what: string, diagnostics: readonly Diagnostic[]) {
  const fault = diagnostics.find(({ severity }) => severity === 'error');
  const cause = fault === undefined ? `${what} has faults` : `${fault.code}: ${fault.message}`;
  return { ok: false, cause, diagnostics } as const;
}
