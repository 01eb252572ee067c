import type { EncodedRecord } from '../compiler/Encoded.ts';
import type { PooledBody } from './BodyPool.ts';
import type { Flight } from './Frontier.ts';

/** A record on its way, with the event that it was made of. */
export interface Shipment extends EncodedRecord, Passenger {
  readonly body: PooledBody;
  /** All events of a record that several share, in their order. */
  readonly together?: readonly Passenger[];
}

/** An event on its way. */
export interface Passenger {
  readonly body: PooledBody;
  readonly flight: Flight;
  readonly index: number;
  /** The revision that made the record. */
  readonly revision: number;
}

/** What stands encoded in a body, the first of several, becomes one record of them all. */
export function joinRecords(first: EncodedRecord, data: Buffer, together: readonly Passenger[]): Shipment {
  const [passenger] = together;
  if (passenger === undefined) throw new Error('a record holds an event');
  const { body } = passenger;
  const { aggregation: _, ...record } = first;
  body.length = first.start;
  body.reserve(data.length);
  body.length += data.copy(body.buffer, body.length);
  return { ...record, ...passenger, end: body.length, together };
}
