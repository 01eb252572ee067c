import type { Sink } from '../batch/Sink.ts';
import type { EncodedRecord } from '../compiler/Encoded.ts';

/** A destination for what a lane encodes. */
export interface RecordSink extends Sink<EncodedRecord> {
  /** Asks the destination how many bytes a record may have, where that is for it to say; never rejects. */
  readonly findRecordLimit?: () => Promise<number>;
}
