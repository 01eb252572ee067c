import type { EncodedRecord } from '../compiler/Encoded.ts';

/** Records of one key that travel as one, in their order. */
export interface RecordPack {
  /** @returns false when the record cannot go with the others. */
  add(record: EncodedRecord): boolean;
  /** The data of the one record that holds them all; its keys are those of the first. */
  data(): Buffer;
}
