import type { Call } from '../Call.ts';
import { leavePart } from './leavePart.ts';

/** PutRecords: the records at these places are not passed on, and fail with this code. */
export interface PartialFault {
  readonly kind: 'partial';
  readonly places: readonly number[];
  readonly code: string;
}

export function partial(call: Call, { places, code }: PartialFault): Promise<boolean> {
  return leavePart(call, ({ place }) => places.includes(place), { code });
}
