import type { DestinationKind } from '../../src/catalog/DestinationKind.ts';
import type { EncodedRecord } from '../../src/compiler/Encoded.ts';
import type { Peer } from '../peers/Peer.ts';

/** What the contract needs to know about a destination in order to put it to the test. */
export interface Bench {
  readonly kind: DestinationKind;
  /** The config field that names the table or stream. */
  readonly target: 'table_name' | 'stream_name';
  /** The peer that plays the service. */
  readonly peer: () => Peer;
  /** Records of one full request. */
  readonly fullRequest: number;
  create(name: string): Promise<void>;
  /** The ids of the records that have arrived. */
  read(name: string): Promise<string[]>;
  record(id: string): EncodedRecord;
  /** A record that the peer refuses, and with it every request that holds it. */
  poison(id: string): EncodedRecord;
  /** What the peer says about it. */
  readonly poisonWords: RegExp;
  /** Successful replies that speak of something else than of what was sent, for a request of two records. */
  readonly malformedReplies: readonly string[];
}
