import type { Lane } from '../compiler/Lane.ts';
import type { RecordSink } from '../destinations/RecordSink.ts';
import type { Trial } from './trial/Trial.ts';

/** What an integration's events go through: the lane that makes records of them, and the sink that takes those. */
export interface Outlet {
  readonly lane: Pick<Lane, 'encode'>;
  readonly sink: RecordSink;
  /** While an override is in force; the lane is the trial's then. */
  readonly trial?: Trial;
}
