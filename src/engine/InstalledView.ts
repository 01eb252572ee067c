import type { ConfigValue } from '../catalog/CatalogEntry.ts';
import { Secret } from '../catalog/Secret.ts';
import type { DeliveryState } from './DeliveryState.ts';
import type { InstalledIntegration } from './InstalledIntegration.ts';

/** An installed integration as people and programs may see it, under the names of the API. */
export interface InstalledView {
  readonly id: string;
  readonly name: string;
  /** The key of its catalog entry. */
  readonly integration: string;
  /** The variant's key; null where a blueprint of its own is named. */
  readonly variant: string | null;
  readonly blueprint: string;
  /** Ids of sources; null stands for all. */
  readonly sources: readonly string[] | null;
  readonly enabled: boolean;
  readonly revision: number;
  /** Secrets are `***`. */
  readonly config: Readonly<Record<string, ConfigValue>>;
  readonly state: StateView;
}

export interface StateView {
  readonly kind: DeliveryState['kind'];
  /** While it is retrying or parked: what is wrong, and what to do about it. */
  readonly code?: string;
  readonly message?: string;
  readonly hint?: string;
  /** When the destination is tried again, as ISO-8601. */
  readonly until?: string;
}

export function viewOf(integration: InstalledIntegration, state: DeliveryState): InstalledView {
  const { id, name, entry, variant, blueprint, sources, enabled, revision = 1, config } = integration;
  const shown: Record<string, ConfigValue> = Object.create(null);
  for (const [key, value] of Object.entries(config)) shown[key] = value instanceof Secret ? '***' : value;
  return {
    id,
    name,
    integration: entry.key,
    variant: variant ?? null,
    blueprint,
    sources: sources ?? null,
    enabled,
    revision,
    config: shown,
    state: stateView(state, entry.troubleshooting),
  };
}

/** The catalog knows better than the peer what to do about the peer's own errors. */
function stateView(state: DeliveryState, troubleshooting: Readonly<Record<string, string>>): StateView {
  if (!('diagnostic' in state)) return { kind: state.kind };
  const { kind, diagnostic, code, until } = state;
  const advice =
    code !== undefined && Object.hasOwn(troubleshooting, code) ? troubleshooting[code] : undefined;
  const hint = advice ?? diagnostic.hint;
  return {
    kind,
    code: code ?? diagnostic.code,
    message: diagnostic.message,
    ...(hint === undefined ? {} : { hint }),
    ...(until === undefined ? {} : { until: new Date(until).toISOString() }),
  };
}
