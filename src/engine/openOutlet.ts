import { resolveBlueprint } from '../blueprint/resolveBlueprint.ts';
import { compileLane } from '../compiler/compileLane.ts';
import { openSink } from '../destinations/openSink.ts';
import type { Outlet } from './Outlet.ts';
import type { ThreadIntegration } from './ThreadIntegration.ts';

/**
 * Opens the destination of an integration, and compiles blueprints for it.
 *
 * @throws Error when it cannot be used; its message says why.
 */
export function openOutlet({ id, destination, config }: ThreadIntegration): Outlet {
  const sink = openSink(destination, config);
  return {
    sink,
    openLane({ blueprint, parents }) {
      const { plan, diagnostics } = resolveBlueprint(blueprint, {
        find: (name) => (Object.hasOwn(parents, name) ? parents[name] : undefined),
        names: () => Object.keys(parents),
      });
      if (plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join('; '));
      return compileLane(plan, id, sink.findRecordLimit);
    },
  };
}
