import {
  type BlueprintLibrary,
  type BlueprintText,
  resolveBlueprint,
} from '../blueprint/resolveBlueprint.ts';
import type { DestinationKind } from '../catalog/DestinationKind.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { Recipe } from './ThreadIntegration.ts';

export type FoundRecipe = (
  | { readonly ok: true; readonly recipe: Recipe }
  /** The cause in one line, and what of it can be shown at its place. */
  | { readonly ok: false; readonly cause: string; readonly diagnostics: readonly Diagnostic[] }
) & {
  /** The blueprints that were looked up: another text of any of them may change what is found. */
  readonly names: ReadonlySet<string>;
};

/** A blueprint with all that it extends, once they are known to make a plan for the destination. */
export function findRecipe(
  blueprint: string,
  destination: DestinationKind,
  library: BlueprintLibrary,
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
  if (plan === undefined) {
    const fault = diagnostics.find(({ severity }) => severity === 'error');
    const cause = fault === undefined ? 'its blueprint has faults' : `${fault.code}: ${fault.message}`;
    return { ok: false, cause, diagnostics, names };
  }
  if (plan.destination === destination) return { ok: true, recipe: { blueprint: leaf, parents }, names };
  const cause = `its blueprint is for ${plan.destination}, the integration for ${destination}`;
  return { ok: false, cause, diagnostics: [], names };
}
