import { ExpressionFault } from '../ExpressionFault.ts';
import { Allowance } from './Allowance.ts';
import { chargeValue } from './chargeValue.ts';
import { expectFinite } from './expectFinite.ts';
import { FunctionValue } from './FunctionValue.ts';
import { told } from './told.ts';

/**
 * A value that is not missing as text (JSONata standard, `$string`): JSON, with fractions to 15 significant digits
 * and functions as empty texts.
 *
 * @throws ExpressionFault D3001 for a number that is not finite, D1001 for an infinite one inside a value.
 */
export function castToString(value: unknown, isIndented = false): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value === null) return 'null';
  if (typeof value === 'number') return castNumber(value);
  if (value instanceof FunctionValue) return '';
  if (Allowance.isCurrent) told(() => chargeValue(value, isIndented ? 2 : 0));
  return told(() => JSON.stringify(value, isPlain(value) ? undefined : castMember, isIndented ? 2 : 0));
}

function castNumber(value: number): string {
  if (!Number.isFinite(value)) throw ExpressionFault.of('D3001', { value });
  const text = String(value);
  return isShort(value, text) ? text : String(Number(value.toPrecision(15)));
}

/** Rounding to 15 digits does not change an integer that is left as it is, nor a number that needs no more digits. */
function isShort(value: number, text: string): boolean {
  return text.length <= 16 || Number.isInteger(value);
}

function castMember(_: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isInteger(value) && !Number.isNaN(value)) {
    return Number(expectFinite(value).toPrecision(15));
  }
  return value instanceof FunctionValue ? '' : value;
}

/** Whether JSON has the value's text without changes: that is several times as fast as looking at every member. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && isShort(value, String(value));
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) if (!isPlain(value[index])) return false;
    return true;
  }
  if (value instanceof FunctionValue) return false;
  for (const name of Object.keys(value)) {
    if (!isPlain((value as Record<string, unknown>)[name])) return false;
  }
  return true;
}
