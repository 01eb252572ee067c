import type { Encoded } from './Encoded.ts';
import type { RecordBody } from './RecordBody.ts';
import type { Run } from './runtime/Run.ts';

/** The last step, from a record's text to where it is wanted. Both throw a TransformFault for one too large. */
export interface Target<TransformedRecord> {
  /**
   * @param ascii the text is known to have nothing above 0x7F.
   * @returns a promise only where the destination has to be asked whether it takes so large a record.
   */
  encode(text: string, run: Run, body: RecordBody, ascii: boolean): Encoded | Promise<Encoded>;
  record(text: string, run: Run): TransformedRecord;
}
