import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { EncodedCondition } from './EncodedCondition.ts';
import type { FilterReason } from './FilterReason.ts';

/** A DynamoDB attribute value as JSON: `{ "S": "…" }`, `{ "N": "42" }`, … */
export type AttributeValue = Readonly<Record<string, unknown>>;

/** What is sent to DynamoDB for one event. */
export interface ItemRecord {
  readonly operation: 'put' | 'delete';
  readonly key: Readonly<Record<string, AttributeValue>>;
  /** The exact JSON of the member that BatchWriteItem wants: `{"PutRequest":{"Item":{…}}}`. */
  readonly wire: string;
  readonly condition?: EncodedCondition;
}

/** What is sent to Kinesis for one event. */
export interface StreamRecord {
  readonly partitionKey: string;
  readonly explicitHashKey?: string;
  readonly data: Uint8Array;
}

/** What a transform makes of an event. */
export type Outcome<TransformedRecord = ItemRecord | StreamRecord> =
  | { readonly outcome: 'record'; readonly record: TransformedRecord }
  | { readonly outcome: 'filtered'; readonly reason: FilterReason }
  | { readonly outcome: 'dead'; readonly diagnostic: Diagnostic };
