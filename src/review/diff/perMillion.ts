import type { Cost } from './CostMeter.ts';

/** A cost as it is for a million events like these, in whole numbers. */
export function perMillion({ events, records, bytes, units, shardUnits }: Cost) {
  const scale = (amount: number) => (events === 0 ? 0 : Math.round((amount / events) * 1_000_000));
  return {
    records: scale(records),
    bytes: scale(bytes),
    units: scale(units),
    shardUnits: scale(shardUnits),
  };
}
