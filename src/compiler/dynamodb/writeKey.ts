import { canonicalDecimal } from '../runtime/DecimalText.ts';
import { describe } from '../runtime/describe.ts';
import { ExactNumber } from '../runtime/ExactNumber.ts';
import type { Run } from '../runtime/Run.ts';
import { fault } from '../runtime/TransformFault.ts';
import { attributeForms } from './attributeForms.ts';

export type KeyType = 'S' | 'N' | 'B';

/**
 * Adds a key attribute to the run: its text in DynamoDB JSON, and its canonical form, by which records that address
 * one item are known.
 *
 * @param member the attribute's name as `"name":`.
 * @param limit the most bytes the key may have.
 * @throws TransformFault when DynamoDB would refuse the key.
 */
export function writeKey(
  value: unknown,
  declared: KeyType | undefined,
  member: string,
  limit: number,
  path: string,
  run: Run,
  clean: boolean,
): void {
  if (value === undefined || value === null) throw fault('transform/key-missing', path, {});
  const type = declared ?? typeOf(value, path);
  const form = attributeForms[type];
  const inner = form.append('', value, path, run, clean, 0) ?? '';
  const canonical = type === 'N' ? canonicalDecimal(inner) : inner;
  const size = type === 'S' ? sizeOfText(inner) : type === 'B' ? Buffer.byteLength(inner, 'base64') : 1;
  if (size === 0) throw fault('transform/key-empty', path, {});
  if (size > limit) throw fault('transform/key-too-long', path, { size, unit: 'bytes', limit });
  const text = `${member}${form.open}${inner}${form.close}`;
  run.key += `${type}"${canonical}"`;
  run.keyMembers += run.keyMembers === '' ? text : `,${text}`;
}

/** The UTF-8 bytes of the inside of a JSON string. A short one is within every limit, however it is counted. */
function sizeOfText(inner: string): number {
  return inner.length <= 340 ? inner.length : Buffer.byteLength(JSON.parse(`"${inner}"`) as string);
}

function typeOf(value: unknown, path: string): KeyType {
  if (typeof value === 'string') return 'S';
  if (typeof value === 'number' || value instanceof ExactNumber) return 'N';
  if (value instanceof Uint8Array) return 'B';
  throw fault('transform/key-type', path, { found: describe(value) });
}
