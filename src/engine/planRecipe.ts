import { applyOverride } from '../blueprint/applyOverride.ts';
import type { Plan } from '../blueprint/Plan.ts';
import { readOverride } from '../blueprint/readOverride.ts';
import { resolveBlueprint } from '../blueprint/resolveBlueprint.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { Recipe } from './ThreadIntegration.ts';

export interface PlannedRecipe {
  /** Of the blueprint alone. */
  readonly base: Plan | undefined;
  /** Of the blueprint under its override; that of the blueprint where there is none. */
  readonly overridden: Plan | undefined;
  /** An error among them means that a plan is missing. */
  readonly diagnostics: readonly Diagnostic[];
}

/** From the texts of a recipe to what it does with events, without its override and with it. */
export function planRecipe({ blueprint, parents, override }: Recipe): PlannedRecipe {
  const resolved = resolveBlueprint(blueprint, {
    find: (name) => (Object.hasOwn(parents, name) ? parents[name] : undefined),
    names: () => Object.keys(parents),
  });
  const { plan: base, diagnostics } = resolved;
  if (override === undefined || base === undefined) return { base, overridden: base, diagnostics };
  const { text, file } = override.text;
  const patched = applyOverride(resolved, readOverride(text, file));
  return { base, overridden: patched.plan, diagnostics: patched.diagnostics };
}
