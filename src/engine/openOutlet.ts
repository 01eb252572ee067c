import { resolveBlueprint } from '../blueprint/resolveBlueprint.ts';
import { compileLane } from '../compiler/compileLane.ts';
import { openSink } from '../destinations/openSink.ts';
import type { Outlet } from './Outlet.ts';
import type { Recipe, ThreadIntegration } from './ThreadIntegration.ts';

/**
 * Compiles a blueprint and opens the destination that its records go to.
 *
 * @throws Error when either cannot be used; its message says why.
 */
export function openOutlet(
  { blueprint, parents }: Recipe,
  { id, destination, config }: ThreadIntegration,
): Outlet {
  const { plan, diagnostics } = resolveBlueprint(blueprint, {
    find: (name) => (Object.hasOwn(parents, name) ? parents[name] : undefined),
    names: () => Object.keys(parents),
  });
  if (plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  const sink = openSink(destination, config);
  return { lane: compileLane(plan, id, sink.findRecordLimit), sink };
}
