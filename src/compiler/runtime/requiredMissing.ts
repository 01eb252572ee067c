import { fault, type TransformFault } from './TransformFault.ts';

/** What a required value that is missing makes the event die of. */
export function requiredMissing(path: string): TransformFault {
  return fault('transform/required-missing', path, {});
}
