import type { AttributeType, Mapping, MappingSource } from '../../blueprint/Mapping.ts';
import type { Path } from '../../blueprint/Path.ts';
import type { Transform } from '../../blueprint/Transform.ts';
import { knownPath } from './eventSchema.ts';
import { inferExpression } from './inferExpression.ts';
import { Kind, presentKinds, scalarKinds } from './Kind.ts';
import {
  describedValue,
  either,
  literalValue,
  missingValue,
  type Possible,
  someBoolean,
  someNumber,
  someText,
  unknownValue,
  withKinds,
} from './Possible.ts';

/** What becomes of a mapping's value on its way, before any event is seen. */
export interface InferredMapping {
  /** What the source gives. */
  readonly source: Possible;
  /** What each transform is given, in their order. */
  readonly inputs: readonly Possible[];
  /** After transforms and `values`, before `default`. */
  readonly made: Possible;
  /** After `default` and `list`: what is written. */
  readonly value: Possible;
}

export function inferMapping(mapping: Mapping): InferredMapping {
  const source = inferSource(mapping.source);
  const inputs: Possible[] = [];
  let made = source;
  for (const transform of mapping.transforms) {
    inputs.push(made);
    made = transformed(made, transform);
  }
  if (mapping.values !== undefined) made = lookedUp(made, mapping.values);
  let value = nullsTaken(made, mapping.type);
  if (mapping.default !== undefined) {
    const fallback = nullsTaken(literalValue(mapping.default.value), mapping.type);
    value =
      (value.kinds & Kind.missing) === 0
        ? value
        : either(withKinds(value, value.kinds & ~Kind.missing), fallback);
  }
  if (mapping.list && (value.kinds & presentKinds) !== 0) {
    value = withKinds(value, (value.kinds & (Kind.missing | Kind.null)) | Kind.list);
  }
  if (mapping.when !== undefined) value = withKinds(value, value.kinds | Kind.missing);
  return { source, inputs, made, value };
}

function inferSource(source: MappingSource): Possible {
  switch (source.kind) {
    case 'from':
      return inferFrom(source.paths, source.coalesce);
    case 'value':
      return literalValue(source.value);
    case 'template':
      return inferTemplate(source);
    case 'expr':
      return inferExpression(source.expression.tree);
    case 'fields':
      return withKinds(unknownValue, Kind.map);
  }
}

export function inferPath({ steps }: Path): Possible {
  const { schema, kinds } = knownPath(steps);
  return kinds === Kind.missing ? missingValue : describedValue(schema, kinds);
}

/** The first that is neither missing nor null. */
function inferFrom(paths: readonly Path[], coalesce: boolean): Possible {
  const [first = unknownValue, ...others] = paths.map(inferPath);
  if (!coalesce) return first;
  const absent = Kind.missing | Kind.null;
  let value = first;
  for (const other of others) {
    if ((value.kinds & absent) === 0) break;
    value = either(withKinds(value, value.kinds & ~absent), other);
  }
  return (value.kinds & Kind.null) === 0
    ? value
    : withKinds(value, (value.kinds & ~Kind.null) | Kind.missing);
}

function inferTemplate({ parts }: Extract<MappingSource, { kind: 'template' }>): Possible {
  let [shortest, longest, mayBeMissing, isFew, isNumeric, isTruth] = [0, 0, false, true, true, true];
  for (const part of parts) {
    const value = typeof part === 'string' ? literalValue(part) : inferPath(part.path);
    shortest += value.shortest;
    longest += value.longest;
    mayBeMissing ||= (value.kinds & (Kind.missing | Kind.null)) !== 0;
    isFew &&= value.isFew;
    isTruth &&= typeof part === 'string' ? /^[truefals]*$/.test(part) : value.isTruth || parts.length > 1;
    isNumeric &&= typeof part === 'string' ? /^[\d.eE+-]*$/.test(part) : value.isNumeric;
  }
  const kinds = Kind.string | (mayBeMissing ? Kind.missing : 0);
  return { ...someText, kinds, shortest, longest, isFew, isNumeric, isTruth };
}

/** Kinds that each transform takes; any other is a mismatch. */
const takes: Readonly<Record<Transform['kind'], number>> = {
  trim: scalarKinds,
  lowercase: scalarKinds,
  uppercase: scalarKinds,
  sha256: scalarKinds | Kind.bytes,
  string: scalarKinds,
  number: Kind.number | Kind.string,
  boolean: Kind.boolean | Kind.string,
  date: Kind.number | Kind.string,
  json: scalarKinds | Kind.list | Kind.map | Kind.bytes,
  parse_json: scalarKinds | Kind.list | Kind.map | Kind.bytes,
  base64_decode: Kind.string | Kind.bytes,
  truncate: scalarKinds,
};

/** Whether a value can ever pass a transform; what is missing or null passes by it. */
export function canTake({ kind }: Transform, value: Possible): boolean {
  const present = value.kinds & presentKinds;
  if (present === 0) return true;
  if (kind === 'number' && (present & ~Kind.string) === 0) return value.isNumeric;
  if (kind === 'boolean' && (present & ~Kind.string) === 0) return value.isTruth;
  return (present & takes[kind]) !== 0;
}

function transformed(value: Possible, transform: Transform): Possible {
  const present = value.kinds & presentKinds;
  const absent = value.kinds & (Kind.missing | Kind.null);
  if (present === 0) return value;
  const made = makers[transform.kind](value, transform);
  return withKinds(made, made.kinds | absent);
}

type Maker = (value: Possible, transform: Transform) => Possible;

/** One letter may become three in the other case, as `ΐ` does. */
const letters = ({ longest }: Possible) => ({ kinds: Kind.string, longest: longest * 3 });

const keepsText: Maker = (value) => ({ ...value, kinds: Kind.string, isTime: false });
const moments = { iso: false, date: false, epoch_seconds: true, epoch_millis: true };

const makers: Readonly<Record<Transform['kind'], Maker>> = {
  trim: (value) => ({ ...value, kinds: Kind.string, shortest: 0, isTruth: !value.isTime }),
  lowercase: (value) => ({ ...value, ...letters(value), isTruth: !value.isTime }),
  uppercase: (value) => ({ ...value, ...letters(value) }),
  sha256: ({ isFew }) => ({
    ...someText,
    shortest: 64,
    longest: 64,
    isNumeric: false,
    isTruth: false,
    isFew,
  }),
  string: keepsText,
  // Digits beyond those of a double are kept.
  number: ({ isFew, longest }) => ({ ...someNumber, longest: Math.max(longest, someNumber.longest), isFew }),
  boolean: () => someBoolean,
  date(value, transform) {
    const form = transform.kind === 'date' ? transform.form : 'iso';
    if (moments[form]) return { ...someNumber, isTime: true };
    return {
      ...someText,
      shortest: 10,
      longest: 30,
      isNumeric: false,
      isTruth: false,
      isTime: true,
      isFew: form === 'date' || value.isFew,
    };
  },
  json: ({ isFew }) => ({ ...someText, shortest: 1, isFew }),
  parse_json: () => withKinds(unknownValue, unknownValue.kinds & ~Kind.missing),
  base64_decode: ({ isFew }) => ({ ...unknownValue, kinds: Kind.bytes, isFew }),
  truncate(value, transform) {
    const length = transform.kind === 'truncate' ? transform.length : 0;
    const isDay = value.isTime && length <= 10;
    return {
      ...keepsText(value, transform),
      shortest: Math.min(value.shortest, length),
      longest: Math.min(value.longest, length),
      isFew: value.isFew || isDay || length <= 1,
      // A part of a text may be what the whole is not.
      isNumeric: true,
      isTruth: true,
    };
  },
};

/** More outcomes than this are taken for many. */
const fewOutcomes = 32;

function lookedUp(value: Possible, values: NonNullable<Mapping['values']>): Possible {
  const absent = value.kinds & (Kind.missing | Kind.null);
  const outcomes = [...values.values()].map(literalValue);
  const [first = missingValue, ...others] = outcomes;
  const made = others.reduce(either, first);
  const isSure = values.has('*');
  return {
    ...made,
    kinds: made.kinds | absent | (isSure ? 0 : Kind.missing),
    isFew: outcomes.length <= fewOutcomes,
  };
}

/** Under a declared type other than NULL, null is missing. */
function nullsTaken(value: Possible, type: AttributeType | undefined): Possible {
  if (type === undefined || type === 'NULL' || (value.kinds & Kind.null) === 0) return value;
  return withKinds(value, (value.kinds & ~Kind.null) | Kind.missing);
}

/** Whether any of the values that are present can be written as a type. */
export function canBe(type: AttributeType, value: Possible): boolean {
  const has = (kinds: number) => (value.kinds & kinds) !== 0;
  const isNumber = has(Kind.number) || (has(Kind.string) && value.isNumeric);
  switch (type) {
    case 'S':
      return has(scalarKinds);
    case 'N':
      return isNumber;
    case 'B':
      return has(Kind.string | Kind.bytes);
    case 'BOOL':
      return has(Kind.boolean) || (has(Kind.string) && value.isTruth);
    case 'NULL':
      return has(Kind.null);
    case 'M':
      return has(Kind.map);
    case 'L':
      return has(Kind.list);
    case 'SS':
      return has(scalarKinds | Kind.list);
    case 'NS':
      return isNumber || has(Kind.list);
    case 'BS':
      return has(Kind.string | Kind.bytes | Kind.list);
  }
}
