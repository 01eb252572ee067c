import type { Sink } from '../batch/Sink.ts';
import type { EncodedRecord } from '../compiler/Encoded.ts';
import type { RecordPack } from './RecordPack.ts';

/** A destination for what a lane encodes. */
export interface RecordSink extends Sink<EncodedRecord> {
  /** Begins a pack with a record that may take others of its key along; undefined when it travels alone. */
  readonly openPack?: (first: EncodedRecord) => RecordPack | undefined;
  /** Asks the destination how many bytes a record may have, where that is for it to say; never rejects. */
  readonly findRecordLimit?: () => Promise<number>;
}
