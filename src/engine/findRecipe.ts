import {
  type BlueprintLibrary,
  type BlueprintText,
  resolveBlueprint,
} from '../blueprint/resolveBlueprint.ts';
import type { DestinationKind } from '../catalog/DestinationKind.ts';
import type { Recipe } from './ThreadIntegration.ts';

/**
 * A blueprint with all that it extends, once they are known to make a plan for the destination.
 *
 * @returns why there is none, if so.
 */
export function findRecipe(
  blueprint: string,
  destination: DestinationKind,
  library: BlueprintLibrary,
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
  if (plan === undefined) {
    const fault = diagnostics.find(({ severity }) => severity === 'error');
    return fault === undefined ? 'its blueprint has faults' : `${fault.code}: ${fault.message}`;
  }
  return plan.destination === destination
    ? { blueprint: leaf, parents }
    : `its blueprint is for ${plan.destination}, the integration for ${destination}`;
}
