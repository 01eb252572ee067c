import type { Sink } from '../batch/Sink.ts';
import type { EncodedRecord } from '../compiler/Encoded.ts';
import type { Lane } from '../compiler/Lane.ts';

/** What an integration's events go through: the lane that makes records of them, and the sink that takes those. */
export interface Outlet {
  readonly lane: Pick<Lane, 'encode'>;
  readonly sink: Sink<EncodedRecord>;
}
