import { canonicalDecimal } from '../../compiler/runtime/DecimalText.ts';

/**
 * One text for all spellings of a write request or a part of it: members sorted by name, numbers and sets in one
 * form, bytes as base64 whether they came as such or as bytes.
 */
export function canonicalWrite(value: unknown): string {
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('base64'));
  if (Array.isArray(value)) return `[${value.map(canonicalWrite).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const [only] = members;
  if (members.length === 1 && only !== undefined) return canonicalTyped(...only);
  return canonicalMap(members);
}

/** A map of one member may be an attribute value; whether it is one does not matter, as long as it is always so. */
function canonicalTyped(type: string, value: unknown): string {
  if (type === 'N' && typeof value === 'string') return `{"N":"${canonicalDecimal(value)}"}`;
  if (type === 'NS' && isTexts(value)) return `{"NS":[${value.map(canonicalDecimal).toSorted().join()}]}`;
  if ((type === 'SS' || type === 'BS') && Array.isArray(value)) {
    return `{"${type}":[${value.map(canonicalWrite).toSorted().join()}]}`;
  }
  return canonicalMap([[type, value]]);
}

function canonicalMap(members: readonly (readonly [string, unknown])[]): string {
  const texts = members.map(([name, value]) => `${JSON.stringify(name)}:${canonicalWrite(value)}`);
  return `{${texts.toSorted().join()}}`;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((member) => typeof member === 'string');
}
