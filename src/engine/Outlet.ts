import type { Lane } from '../compiler/Lane.ts';
import type { RecordSink } from '../destinations/RecordSink.ts';
import type { Recipe } from './ThreadIntegration.ts';

/** What an integration's events go through: a lane that makes records of them, and the sink that takes those. */
export interface Outlet {
  /**
   * A `Trial` while an override is in force.
   *
   * @param personal paths of personal data in the events.
   * @throws Error when the recipe makes no plan; its message says why.
   */
  openLane(recipe: Recipe, personal?: readonly string[]): Pick<Lane, 'encode' | 'keyNames'>;
  readonly sink: RecordSink;
}
