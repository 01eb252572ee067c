import type { Plan } from '../blueprint/Plan.ts';
import type { Permission } from '../catalog/CatalogEntry.ts';
import type { Config } from '../catalog/Config.ts';

/** What the doctor examines: an integration's settings and blueprint, before any event meets them. */
export interface Subject<SomePlan extends Plan = Plan> {
  readonly plan: SomePlan;
  readonly config: Config;
  /** Of the catalog entry. */
  readonly permissions: readonly Permission[];
  /** Bytes that an accepted event may have. */
  readonly eventLimit: number;
}
