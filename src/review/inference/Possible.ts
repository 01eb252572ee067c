import { type EventSchema, kindsOf } from './eventSchema.ts';
import { anyKind, Kind } from './Kind.ts';

/** All that a value may be, before any event is seen. It says too much rather than too little. */
export interface Possible {
  /** Bits of `Kind`. */
  readonly kinds: number;
  /** Of its text, in characters; infinite where nothing bounds it. */
  readonly shortest: number;
  readonly longest: number;
  /** Whether its text may be a JSON number, or `true` and `false`. */
  readonly isNumeric: boolean;
  readonly isTruth: boolean;
  /** It has so few values that records spread badly by it. */
  readonly isFew: boolean;
  /** A moment in ISO-8601. */
  readonly isTime: boolean;
}

export const unknownValue: Possible = {
  kinds: anyKind,
  shortest: 0,
  longest: Number.POSITIVE_INFINITY,
  isNumeric: true,
  isTruth: true,
  isFew: false,
  isTime: false,
};

export const missingValue: Possible = {
  ...unknownValue,
  kinds: Kind.missing,
  isNumeric: false,
  isTruth: false,
  isFew: true,
};

/** A text of which nothing is known. */
export const someText: Possible = { ...unknownValue, kinds: Kind.string };

export const someNumber: Possible = {
  ...unknownValue,
  kinds: Kind.number,
  shortest: 1,
  longest: 25,
  isTruth: false,
};

export const someBoolean: Possible = {
  ...unknownValue,
  kinds: Kind.boolean,
  shortest: 4,
  longest: 5,
  isNumeric: false,
  isFew: true,
};

const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A literal of a blueprint or of an expression. */
export function literalValue(value: unknown): Possible {
  if (value === null || value === undefined) {
    return { ...missingValue, kinds: value === null ? Kind.null : Kind.missing };
  }
  if (typeof value === 'boolean') return someBoolean;
  if (typeof value === 'object') {
    return { ...unknownValue, kinds: Array.isArray(value) ? Kind.list : Kind.map, isFew: true };
  }
  const text = String(value);
  return {
    kinds: typeof value === 'number' ? Kind.number : Kind.string,
    shortest: text.length,
    longest: text.length,
    isNumeric: jsonNumber.test(text.trim()),
    isTruth: text === 'true' || text === 'false',
    isFew: true,
    isTime: false,
  };
}

/** What the schema of an event lets a value be. */
export function describedValue(schema: EventSchema | undefined, kinds: number): Possible {
  if (schema === undefined) return { ...unknownValue, kinds };
  const isTime = schema.format === 'date-time';
  const words = schema.enum;
  const onlyTruth = (kindsOf(schema) & ~Kind.null) === Kind.boolean;
  return {
    kinds,
    shortest: words ? Math.min(...words.map(({ length }) => length)) : (schema.minLength ?? 0),
    longest: words
      ? Math.max(...words.map(({ length }) => length))
      : (schema.maxLength ?? Number.POSITIVE_INFINITY),
    isNumeric: !isTime && words === undefined,
    isTruth: !isTime && words === undefined,
    isFew: schema['x-values'] === 'few' || onlyTruth,
    isTime,
  };
}

/** One or the other. */
export function either(a: Possible, b: Possible): Possible {
  return {
    kinds: a.kinds | b.kinds,
    shortest: Math.min(a.shortest, b.shortest),
    longest: Math.max(a.longest, b.longest),
    isNumeric: a.isNumeric || b.isNumeric,
    isTruth: a.isTruth || b.isTruth,
    isFew: a.isFew && b.isFew,
    isTime: a.isTime && b.isTime,
  };
}

export function withKinds(value: Possible, kinds: number): Possible {
  return { ...value, kinds };
}
