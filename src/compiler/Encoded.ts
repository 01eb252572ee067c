import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { EncodedCondition } from './EncodedCondition.ts';
import type { FilterReason } from './FilterReason.ts';
import type { RecordBody } from './RecordBody.ts';

/** A record that stands encoded in a body, at bytes `start` to `end` (exclusive). */
export interface EncodedRecord {
  readonly outcome: 'record';
  readonly body: RecordBody;
  readonly start: number;
  readonly end: number;
  /**
   * DynamoDB: the canonical typed key, equal for two records exactly when they address one item (N `1` is `1.0`).
   * Kinesis: the partition key.
   */
  readonly key: string;
  /** DynamoDB alone: put unless said otherwise. */
  readonly operation?: 'put' | 'delete';
  readonly condition?: EncodedCondition;
  /** Kinesis alone: a decimal number below 2^128. */
  readonly explicitHashKey?: string;
  /** Kinesis alone: the record may share one with others of its keys, in the format of the Kinesis Producer Library. */
  readonly aggregation?: 'kpl';
}

export type Encoded =
  | EncodedRecord
  | { readonly outcome: 'filtered'; readonly reason: FilterReason }
  | { readonly outcome: 'dead'; readonly diagnostic: Diagnostic };
