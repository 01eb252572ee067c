import { fault, type TransformFault } from './TransformFault.ts';

/** A record without data makes the event die. */
export function dataMissing(): TransformFault {
  return fault('transform/data-missing', 'record.data', {});
}
