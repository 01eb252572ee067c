import { ExpressionFault } from '../ExpressionFault.ts';
import { expectFinite } from './expectFinite.ts';

/** The operator `&`: missing counts as the empty string, other values are cast as `$string` does. */
export function concatenate(left: unknown, right: unknown, position: number): string {
  return castToString(left, position) + castToString(right, position);
}

/** @throws ExpressionFault D3001 for numbers that are not finite. */
function castToString(value: unknown, position: number): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && !Number.isFinite(value)) {
    const message = 'Attempting to invoke string function on Infinity or NaN';
    throw new ExpressionFault({ code: 'D3001', message, position, token: '&', value });
  }
  return JSON.stringify(value, (_, member) => roundFraction(member, position));
}

/** JSONata standard, `$string`: numbers are cast with 15 significant digits. */
function roundFraction(value: unknown, position: number): unknown {
  if (typeof value !== 'number') return value;
  const number = expectFinite(value, { position, token: '&' });
  return Number.isInteger(number) ? number : Number(number.toPrecision(15));
}
