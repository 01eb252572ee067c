import { canonicalDecimal, readDecimal } from './DecimalText.ts';
import { describe } from './describe.ts';
import { ExactNumber } from './ExactNumber.ts';
import { exactMember } from './exactMember.ts';
import type { Run } from './Run.ts';
import { fault } from './TransformFault.ts';
import { textOf } from './textOf.ts';

export type SetType = 'SS' | 'NS' | 'BS';

/**
 * The members of a set as texts (of binary ones in base64), each once. A scalar is a set of one.
 *
 * @returns undefined for an empty set, which counts as missing.
 * @throws TransformFault for null, for members of different kinds, and for those that the type does not take.
 */
export function setMembers(value: unknown, type: SetType, path: string, run: Run): string[] | undefined {
  const items = Array.isArray(value) ? value : [value];
  const digits = Array.isArray(value) ? run.digits?.get(value) : undefined;
  const [first] = items;
  const members = new Map<string, string>();
  for (const [index, item] of items.entries()) {
    if (kindOf(item) !== kindOf(first)) {
      throw fault('transform/type-mismatch', path, { wanted: 'members of one kind', found: 'a mixed list' });
    }
    const text = memberTexts[type](exactMember(item, index, digits), path);
    const identity = type === 'NS' ? canonicalDecimal(text) : text;
    if (!members.has(identity)) members.set(identity, text);
  }
  return members.size === 0 ? undefined : [...members.values()];
}

function kindOf(item: unknown): string {
  return item instanceof ExactNumber
    ? 'number'
    : item instanceof Uint8Array
      ? 'bytes'
      : item === null
        ? 'null'
        : typeof item;
}

const memberTexts: Record<SetType, (item: unknown, path: string) => string> = {
  SS: (item, path) => textOf(item, path),
  NS: (item, path) => decimalOf(item, path),
  BS: (item, path) => base64Of(item, path),
};

/** The digits of a number, or of a string that is a JSON number. */
export function decimalOf(value: unknown, path: string): string {
  if (value instanceof ExactNumber) return value.text;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'string' && readDecimal(value) !== undefined) return value;
  throw fault('transform/type-mismatch', path, { wanted: 'a number', found: describe(value) });
}

/** The UTF-8 of a string, or bytes, in base64. */
export function base64Of(value: unknown, path: string): string {
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.length).toString('base64');
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw fault('transform/lone-surrogate', path, {});
    return Buffer.from(value, 'utf8').toString('base64');
  }
  throw fault('transform/type-mismatch', path, { wanted: 'a string or bytes', found: describe(value) });
}
