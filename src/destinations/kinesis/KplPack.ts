import type { EncodedRecord } from '../../compiler/Encoded.ts';
import type { RecordPack } from '../RecordPack.ts';
import { kplAggregate, largestAggregate, sizeInAggregate, sizeOfFrame } from './kplAggregate.ts';

/** An aggregate that is filled record by record. */
export class KplPack implements RecordPack {
  readonly #first: EncodedRecord;
  readonly #records: EncodedRecord[];
  #size: number;

  constructor(first: EncodedRecord) {
    this.#first = first;
    this.#records = [first];
    this.#size = sizeOfFrame(first) + sizeInAggregate(first);
  }

  add(record: EncodedRecord): boolean {
    const { key, explicitHashKey } = this.#first;
    const size = this.#size + sizeInAggregate(record);
    const fits = record.aggregation === 'kpl' && size <= largestAggregate;
    if (!fits || record.key !== key || record.explicitHashKey !== explicitHashKey) return false;
    this.#records.push(record);
    this.#size = size;
    return true;
  }

  data(): Buffer {
    return kplAggregate(this.#records, this.#first);
  }
}
