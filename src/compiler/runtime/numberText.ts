import { fitsDynamodb, readDecimal } from './DecimalText.ts';
import { fault } from './TransformFault.ts';

/** Well inside DynamoDB's bounds, which have no exact double. */
const large = 1e125;
const small = 1e-129;

/** The digits of a double for DynamoDB. @throws TransformFault when it is out of range or no number. */
export function numberText(value: number, path: string): string {
  if ((value | 0) === value) return String(value | 0);
  const magnitude = Math.abs(value);
  if (magnitude > small && magnitude < large) return String(value);
  return digitsText(String(value), path);
}

/** Digits as they were written, held against DynamoDB's limits. @throws TransformFault beyond them. */
export function digitsText(text: string, path: string): string {
  const decimal = readDecimal(text);
  if (decimal !== undefined && fitsDynamodb(decimal)) return text;
  throw fault('transform/number-range', path, { found: text.length > 60 ? `${text.slice(0, 60)}…` : text });
}
