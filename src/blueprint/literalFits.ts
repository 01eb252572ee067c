import type { AttributeType } from './Mapping.ts';
import type { Json } from './plainValue.ts';

const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Whether a literal of a blueprint can ever be of a type, so that a mismatch is found before any event. */
export function literalFits(value: Json, type: AttributeType): boolean {
  if (value === null) return true;
  return fits[type](value);
}

const isScalar = (value: Json) => typeof value !== 'object';
const isNumeric = (value: Json) =>
  typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && jsonNumber.test(value);

function isSetOf(value: Json, member: (item: Json) => boolean): boolean {
  return Array.isArray(value) ? value.every((item) => item !== null && member(item)) : member(value);
}

const fits: Record<AttributeType, (value: NonNullable<Json>) => boolean> = {
  S: isScalar,
  N: isNumeric,
  B: (value) => typeof value === 'string',
  BOOL: (value) => typeof value === 'boolean' || value === 'true' || value === 'false',
  NULL: () => false,
  M: (value) => typeof value === 'object' && !Array.isArray(value),
  L: Array.isArray,
  SS: (value) => isSetOf(value, isScalar),
  NS: (value) => isSetOf(value, isNumeric),
  BS: (value) => isSetOf(value, (item) => typeof item === 'string'),
};
