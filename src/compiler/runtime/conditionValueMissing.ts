import { fault, type TransformFault } from './TransformFault.ts';

/** What the event dies of when a value is missing that a condition compares with. */
export function conditionValueMissing(path: string): TransformFault {
  return fault('transform/condition-value-missing', path, {});
}
