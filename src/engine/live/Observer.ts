import type { Encoded } from '../../compiler/Encoded.ts';
import type { Chunk } from '../../spool/Chunk.ts';
import type { Passenger, Shipment } from '../Shipment.ts';
import type { Ending } from './Trail.ts';

/** Sees the events of a line pass by. It may not hold them up, and what it is given may change after the call. */
export interface Observer {
  /** An event was read. One that has to wait is read again when its turn has come. */
  read(passenger: Passenger, chunk: Chunk): void;
  /** An event has come to a record that is on its way now, or to none. */
  mapped(passenger: Passenger, encoded: Encoded): void;
  /** @param shipment what carried it, if it made a record. */
  settled(passenger: Passenger, ending: Ending, shipment?: Shipment): void;
}
