import { faultMessages } from './faultMessages.ts';
import { FunctionValue } from './runtime/FunctionValue.ts';

/** What is said of a fault; undefined for a code that has no message of ours, as those of the parser. */
export function faultMessage(code: string, details: Readonly<Record<string, unknown>>): string | undefined {
  const template = faultMessages[code];
  return template?.replace(/\{(a )?(\w+)\}/g, (_, kind: string | undefined, name: string) =>
    kind === undefined ? String(details[name]) : describe(details[name]),
  );
}

/** Names a value without showing it: event data may be personal. */
function describe(value: unknown): string {
  if (value === undefined) return 'a missing value';
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? 'a number' : 'a number that is not finite';
  if (typeof value === 'string') return value === '' ? 'an empty string' : 'a string';
  if (typeof value === 'function' || value instanceof FunctionValue) return 'a function';
  return Array.isArray(value) ? `an array of ${value.length}` : 'an object';
}
