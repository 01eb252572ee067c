import type { Plan } from '../blueprint/Plan.ts';
import { compileLane } from '../compiler/compileLane.ts';
import { openSink } from '../destinations/openSink.ts';
import type { Outlet } from './Outlet.ts';
import { planRecipe } from './planRecipe.ts';
import type { Recipe, ThreadIntegration } from './ThreadIntegration.ts';
import { Trial } from './trial/Trial.ts';

/**
 * Compiles a recipe and opens the destination that its records go to.
 *
 * @throws Error when either cannot be used; its message says why.
 */
export function openOutlet(recipe: Recipe, { id, destination, config }: ThreadIntegration): Outlet {
  const { base, overridden, diagnostics } = planRecipe(recipe);
  if (base === undefined || overridden === undefined) {
    throw new Error(diagnostics.map(({ message }) => message).join('; '));
  }
  const sink = openSink(destination, config);
  const compile = (plan: Plan) => compileLane(plan, id, sink.findRecordLimit);
  const { override } = recipe;
  if (override === undefined) return { lane: compile(base), sink };
  const plans = { base, candidate: overridden };
  const trial = new Trial({ integration: id, override, plans, compile });
  return { lane: trial.lane, sink, trial };
}
