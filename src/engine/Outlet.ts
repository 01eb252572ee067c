import type { Lane } from '../compiler/Lane.ts';
import type { RecordSink } from '../destinations/RecordSink.ts';
import type { Recipe } from './ThreadIntegration.ts';

/** What an integration's events go through: a lane that makes records of them, and the sink that takes those. */
export interface Outlet {
  /** @throws Error when the recipe makes no plan; its message says why. */
  openLane(recipe: Recipe): Pick<Lane, 'encode'>;
  readonly sink: RecordSink;
}
