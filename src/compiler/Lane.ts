import type { DestinationKind } from '../catalog/DestinationKind.ts';
import type { EventBytes } from '../envelope/EventBytes.ts';
import type { Encoded } from './Encoded.ts';
import type { RecordBody } from './RecordBody.ts';

export type LaneMode = 'compiled' | 'interpreted';

/**
 * A compiled blueprint as the engine sees it. Whether it parses the event and runs generated JavaScript, or works
 * on the bytes alone, is nobody's business above or below.
 */
export interface Lane {
  readonly destination: DestinationKind;
  readonly mode: LaneMode;
  /** DynamoDB alone: the names of the key attributes. */
  readonly keyNames?: readonly string[];
  /**
   * Appends the event's record to the body: for DynamoDB the JSON of one BatchWriteItem member
   * (`{"PutRequest":{"Item":{…}}}`), for Kinesis the record's data. Nothing is appended for other outcomes.
   *
   * @param now the delivery time in epoch milliseconds, stamped as `sent_at`.
   * @returns a promise only when the blueprint is interpreted, or when the destination has to be asked whether it takes
   * so large a record. Nothing else may be appended to the body meanwhile.
   */
  encode(event: EventBytes, body: RecordBody, now: number): Encoded | Promise<Encoded>;
}
