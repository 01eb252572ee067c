import type { Plan } from '../blueprint/Plan.ts';
import { compileLane } from '../compiler/compileLane.ts';
import { openSink } from '../destinations/openSink.ts';
import type { Outlet } from './Outlet.ts';
import { planRecipe } from './planRecipe.ts';
import type { ThreadIntegration } from './ThreadIntegration.ts';
import { Trial } from './trial/Trial.ts';

/**
 * Opens the destination of an integration, and compiles recipes for it.
 *
 * @throws Error when it cannot be used; its message says why.
 */
export function openOutlet({ id, destination, config }: ThreadIntegration): Outlet {
  const sink = openSink(destination, config);
  const compile = (plan: Plan) => compileLane(plan, id, sink.findRecordLimit);
  return {
    sink,
    openLane(recipe, personal) {
      const { base, overridden, diagnostics } = planRecipe(recipe);
      if (base === undefined || overridden === undefined) {
        throw new Error(diagnostics.map(({ message }) => message).join('; '));
      }
      const { override } = recipe;
      if (override === undefined) return compile(base);
      const plans = { base, candidate: overridden };
      return new Trial({ integration: id, override, plans, compile, personal });
    },
  };
}
