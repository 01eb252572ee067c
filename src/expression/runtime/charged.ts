import { chargeValue } from './chargeValue.ts';

/** A value that will be written into a record, counted as what it comes to when it is written out. */
export function charged(value: unknown): unknown {
  chargeValue(value);
  return value;
}
