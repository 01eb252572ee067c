import { applyOverride } from '../../../src/blueprint/applyOverride.ts';
import type { Plan } from '../../../src/blueprint/Plan.ts';
import { readOverride } from '../../../src/blueprint/readOverride.ts';
import { resolveBlueprint } from '../../../src/blueprint/resolveBlueprint.ts';
import { compileLane } from '../../../src/compiler/compileLane.ts';
import type { RecipeOverride } from '../../../src/engine/ThreadIntegration.ts';
import { Trial } from '../../../src/engine/trial/Trial.ts';
import { eventsOf } from '../../spool/eventsOf.ts';

const blueprint = `blueprint: shop
version: 1
key: { partition: event_id }
item:
  event_id: event_id
  total: { from: properties.total, type: N }
`;

/** A blueprint of a shop, and the same under a patch in YAML. */
export function plansOf(patch: string): { base: Plan; candidate: Plan } {
  const resolved = resolveBlueprint(
    { text: blueprint, file: 'shop.yaml' },
    { find: () => undefined, names: () => [] },
  );
  const text = `reason: a test\nexpires_at: 2030-01-01T00:00:00Z\npatch: ${patch}\n`;
  const { plan, diagnostics } = applyOverride(resolved, readOverride(text, 'override.yaml'));
  if (resolved.plan === undefined || plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return { base: resolved.plan, candidate: plan };
}

export function recipeOverride(settings: Partial<RecipeOverride> = {}): RecipeOverride {
  const text = { text: '', file: 'override.yaml' };
  return { text, mark: 'm1', mode: 'live', canaryPercent: 100, maxErrorRate: 0.05, ...settings };
}

export function trialOf(
  patch: string,
  settings: Partial<RecipeOverride> = {},
  personal: readonly string[] = [],
): Trial {
  return new Trial({
    integration: 'int_test',
    override: recipeOverride(settings),
    plans: plansOf(patch),
    compile: (plan) => compileLane(plan, 'int_test'),
    personal,
    // However slow the machine is, every event is shown to the shadow.
    time: () => 0,
  });
}

/** An event of the shop as it lies in the spool. */
export function eventOf(id: string, total: unknown) {
  const [event] = eventsOf(
    JSON.stringify({ event_id: id, type: 'track', event: 'Order', properties: { total } }),
  );
  if (event === undefined) throw new Error('it is no event');
  return event;
}
