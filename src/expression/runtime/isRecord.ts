import { FunctionValue } from './FunctionValue.ts';

/** True for a map, which is an object of data and neither a list nor a function. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof FunctionValue)
  );
}
