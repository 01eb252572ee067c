import { createHash } from 'node:crypto';
import { Digits, parseExact, toValue, type Value, type ValueMap, writeExact } from './exactJson.ts';

/** A mapping as it is written in a blueprint, shorthands and all. */
export type MappingText =
  | string
  | {
      from?: string | string[];
      value?: unknown;
      template?: string;
      expr?: string;
      fields?: Record<string, MappingText>;
      type?: string;
      required?: boolean;
      default?: unknown;
      values?: Record<string, unknown>;
      transform?: (string | Record<string, unknown>)[];
      list?: boolean;
      when?: string;
      on_mismatch?: 'omit';
    };

export interface Complaint {
  readonly code: string;
  readonly path: string;
}

/** What the contract says of one event: JSON of the item or of the data, or everything there is to complain about. */
export type Expected =
  | { readonly outcome: 'record'; readonly text: string; readonly key: string }
  | { readonly outcome: 'dead'; readonly complaints: readonly Complaint[] };

type Target = 'dynamodb' | 'kinesis';

/** Thrown within one mapping; a mapping that says `on_mismatch: omit` catches it. */
class Mismatch {
  readonly complaint: Complaint;

  constructor(code: string, path: string) {
    this.complaint = { code, path };
  }
}

const stamped: Record<string, string> = {
  sent_at: '2026-01-01T00:00:00.000Z',
  integration_id: 'int_test',
};

/** An item as DESIGN.md, section 3, words it: slow, obvious, and written without a look at the compiler. */
export function referenceItem(
  item: Record<string, MappingText>,
  key: { partition: string; sort?: string },
  event: ValueMap,
): Expected {
  const complaints: Complaint[] = [];
  const members = new Map<string, string>();
  const keyNames = [key.partition, ...(key.sort === undefined ? [] : [key.sort])];
  for (const [name, mapping] of Object.entries(item)) {
    const path = `item.${name}`;
    try {
      const isKey = keyNames.includes(name);
      const member = isKey
        ? keyMember(mapping, path, name === key.partition ? 2048 : 1024, event)
        : writeMapping(mapping, path, event, 'dynamodb');
      if (member !== undefined) members.set(name, member);
    } catch (thrown) {
      if (!(thrown instanceof Mismatch)) throw thrown;
      complaints.push(thrown.complaint);
      // A key that does not fit can be told as that, as a mismatch of its type, or as the lack of a key.
      const alternatives = keyNames.includes(name)
        ? ['transform/key-missing', 'transform/type-mismatch']
        : [];
      complaints.push(...alternatives.map((code) => ({ code, path })));
    }
  }
  if (complaints.length > 0) return { outcome: 'dead', complaints };
  const json = (names: readonly string[]) =>
    `{${names.map((name) => `${JSON.stringify(name)}:${members.get(name)}`).join(',')}}`;
  return { outcome: 'record', text: json([...members.keys()]), key: json(keyNames) };
}

/** A record's data, with a partition key that is always there. */
export function referenceData(data: MappingText, event: ValueMap): Expected {
  const path = 'record.data';
  const attempts = [data, withoutOmit(data)].map((mapping) => {
    try {
      return writeMapping(mapping, path, event, 'kinesis') ?? { code: 'transform/data-missing', path };
    } catch (thrown) {
      if (thrown instanceof Mismatch) return thrown.complaint;
      throw thrown;
    }
  });
  const [first] = attempts;
  if (typeof first === 'string') return { outcome: 'record', text: first, key: '' };
  // Data that is left out can be told as the fault, as the lack of data, or as the lack of what is required.
  const complaints = attempts.filter((attempt) => typeof attempt !== 'string' && attempt !== undefined);
  return { outcome: 'dead', complaints: [...complaints, { code: 'transform/data-missing', path }] };
}

/** "Key attributes are required, of type S, N or B, not empty and within 2048 or 1024 bytes." */
function keyMember(mapping: MappingText, path: string, limit: number, event: ValueMap): string {
  const text = writeMapping(withoutOmit(mapping), path, event, 'dynamodb');
  if (text === undefined || text === '{"NULL":true}') throw new Mismatch('transform/key-missing', path);
  const [[type, value] = ['', '']] = Object.entries(JSON.parse(text) as Record<string, string>);
  if (!['S', 'N', 'B'].includes(type)) throw new Mismatch('transform/key-type', path);
  const size = type === 'B' ? Buffer.from(value, 'base64').length : Buffer.byteLength(value);
  if (size === 0) throw new Mismatch('transform/key-empty', path);
  if (size > limit) throw new Mismatch('transform/key-too-long', path);
  return text;
}

/** Leaving out what has to be there does not help. */
function withoutOmit(mapping: MappingText): MappingText {
  if (typeof mapping === 'string') return mapping;
  const { on_mismatch: _, ...rest } = mapping;
  return rest;
}

/** "when → source → transform → values → default → list → type → required" */
function writeMapping(text: MappingText, path: string, event: ValueMap, target: Target): string | undefined {
  const mapping = typeof text === 'string' ? { from: text } : text;
  let written: string | undefined;
  try {
    if (mapping.when !== undefined && evaluate(mapping.when, event, path) !== true) return undefined;
    written = writeValue(mapping, path, event, target);
  } catch (thrown) {
    if (mapping.on_mismatch !== 'omit' || !(thrown instanceof Mismatch)) throw thrown;
  }
  if (written === undefined && mapping.required) throw new Mismatch('transform/required-missing', path);
  return written;
}

function writeValue(
  mapping: Exclude<MappingText, string>,
  path: string,
  event: ValueMap,
  target: Target,
): string | undefined {
  const transforms = mapping.transform ?? [];
  if (mapping.fields !== undefined && transforms.length === 0) {
    const map = writeFields(mapping.fields, path, event, target);
    if (target === 'kinesis') return mapping.list ? `[${map}]` : map;
    return mapping.list ? `{"L":[{"M":${map}}]}` : `{"M":${map}}`;
  }
  const typed = mapping.type !== undefined && mapping.type !== 'NULL';
  let value: Value | undefined;
  if (mapping.fields !== undefined) {
    // Of all transforms `json` comes first, and takes the map as JSON.
    const map = parseExact(writeFields(mapping.fields, path, event, 'kinesis'));
    value = transform(map as Value, transforms, path);
  } else {
    value = sourceOf(mapping, path, event);
    if (typed && value === null) value = undefined;
    if (value !== undefined && value !== null) value = transform(value, transforms, path);
  }
  if (mapping.values !== undefined && value !== undefined && value !== null)
    value = lookUp(value, mapping.values);
  if (typed && value === null) value = undefined;
  if (value === undefined && mapping.default !== undefined && mapping.default !== null) {
    value = toValue(mapping.default);
  }
  if (value === undefined) return undefined;
  if (mapping.list && value !== null && !Array.isArray(value)) value = [value];
  return target === 'dynamodb' ? asAttribute(value, mapping.type, path) : asJson(value, mapping.type, path);
}

function writeFields(
  fields: Record<string, MappingText>,
  path: string,
  event: ValueMap,
  target: Target,
): string {
  const members = Object.entries(fields).flatMap(([name, field]) => {
    const written = writeMapping(field, `${path}.${name}`, event, target);
    return written === undefined ? [] : [`${JSON.stringify(name)}:${written}`];
  });
  return `{${members.join(',')}}`;
}

function sourceOf(mapping: Exclude<MappingText, string>, path: string, event: ValueMap): Value | undefined {
  if (typeof mapping.from === 'string') return read(mapping.from, event);
  if (mapping.from !== undefined) {
    // "first that is neither missing nor null"; "a `from` list without a hit is missing"
    return mapping.from.map((one) => read(one, event)).find((value) => value !== undefined && value !== null);
  }
  if (mapping.template !== undefined) return fill(mapping.template, path, event);
  if (mapping.expr !== undefined) {
    const value = evaluate(mapping.expr, event, path);
    return typeof value === 'number' ? new Digits(String(value)) : value;
  }
  return toValue(mapping.value);
}

/** "`name`, `` `any key` ``, `[n]`, joined by dots; they do not map over arrays" */
export function read(path: string, event: ValueMap): Value | undefined {
  let value: Value | undefined = event;
  const steps = path.match(/`[^`]+`|\[\d+\]|[^.[\]`]+/g) ?? [];
  for (const [index, step] of steps.entries()) {
    const name: string = step.startsWith('`') ? step.slice(1, -1) : step;
    if (index === 0 && Object.hasOwn(stamped, name)) value = stamped[name];
    else if (step.startsWith('['))
      value = Array.isArray(value) ? value[Number(step.slice(1, -1))] : undefined;
    else value = value instanceof Map ? (value as ValueMap).get(name) : undefined;
  }
  return value;
}

/** "a missing or null part makes the whole template missing; a map or list is a mismatch; `{{` is a brace" */
function fill(template: string, path: string, event: ValueMap): Value | undefined {
  const parts = template.split(/(\{\{|\{[^{}]+\})/);
  const values = parts.map((part) => {
    if (part === '{{') return '{';
    return part.startsWith('{') ? read(part.slice(1, -1), event) : part;
  });
  if (values.some((value) => value === undefined || value === null)) return undefined;
  return values.map((value) => scalarText(value as Value, path)).join('');
}

/** Expressions of the tests are a path, or a path compared with a literal. They compute in doubles. */
function evaluate(expression: string, event: ValueMap, path: string) {
  const [, name = '', operator, literal = ''] = /^(\S+)(?: (=|!=|<|>) (.*))?$/.exec(expression) ?? [];
  const found = read(name, event);
  const value = found instanceof Digits ? Number(found.text) : found;
  if (operator === undefined) return value;
  const other: string | number | boolean = JSON.parse(literal);
  if (operator === '<' || operator === '>') {
    const comparable = [value, other].every(
      (side) => side === undefined || ['string', 'number'].includes(typeof side),
    );
    if (!comparable) throw new Mismatch('expression/T2010', path);
    if (value === undefined) return undefined;
    if (typeof value !== typeof other) throw new Mismatch('expression/T2009', path);
    return operator === '<' ? (value as number) < (other as number) : (value as number) > (other as number);
  }
  if (value === undefined) return false;
  return operator === '=' ? value === other : value !== other;
}

/** "`values` compares as strings; no match is missing" */
function lookUp(value: Value, values: Record<string, unknown>): Value | undefined {
  const isScalar = typeof value === 'string' || typeof value === 'boolean' || value instanceof Digits;
  const text = isScalar ? scalarText(value, '') : undefined;
  const found = text !== undefined && Object.hasOwn(values, text) ? values[text] : undefined;
  // A null in a blueprint removes; here nothing was there to be removed.
  const outcome = found ?? values['*'] ?? undefined;
  return outcome === undefined ? undefined : toValue(outcome);
}

/** "strings, numbers as their digits, true and false" */
function scalarText(value: Value, path: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Digits) return value.text;
  throw new Mismatch('transform/type-mismatch', path);
}

function transform(
  value: Value,
  steps: readonly (string | Record<string, unknown>)[],
  path: string,
): Value | undefined {
  let current: Value = value;
  for (const step of steps) {
    if (current === null) return null;
    current = applyStep(current, step, path);
  }
  return current;
}

function applyStep(value: Value, step: string | Record<string, unknown>, path: string): Value {
  if (typeof step === 'object') {
    if (typeof step.truncate === 'number')
      return [...scalarText(value, path)].slice(0, step.truncate).join('');
    return shownDate(value, String(step.date), String(step.add ?? 'PT0S'), path);
  }
  switch (step) {
    case 'trim':
      return scalarText(value, path).trim();
    case 'lowercase':
      return scalarText(value, path).toLowerCase();
    case 'uppercase':
      return scalarText(value, path).toUpperCase();
    case 'sha256':
      return createHash('sha256')
        .update(value instanceof Uint8Array ? value : scalarText(value, path))
        .digest('hex');
    case 'string':
      return scalarText(value, path);
    case 'number': {
      if (value instanceof Digits) return value;
      const number = typeof value === 'string' ? parseExact(value.trim()) : undefined;
      if (number instanceof Digits) return number;
      throw new Mismatch('transform/type-mismatch', path);
    }
    case 'boolean':
      if (typeof value === 'boolean') return value;
      if (value === 'true' || value === 'false') return value === 'true';
      throw new Mismatch('transform/type-mismatch', path);
    case 'date':
      return shownDate(value, 'iso', 'PT0S', path);
    case 'json':
      return writeExact(value);
    case 'parse_json': {
      if (typeof value !== 'string') return value;
      const parsed = parseExact(value);
      if (parsed === undefined) throw new Mismatch('transform/type-mismatch', path);
      return parsed;
    }
    case 'base64_decode':
      if (value instanceof Uint8Array) return value;
      if (typeof value !== 'string' || !isBase64(value)) throw new Mismatch('transform/type-mismatch', path);
      return new Uint8Array(Buffer.from(value, 'base64'));
    default:
      throw new Error(`the contract knows no transform ${step}`);
  }
}

function isBase64(text: string): boolean {
  const bare = text.replace(/={1,2}$/, '');
  const padding = text.length - bare.length;
  return /^[A-Za-z0-9+/_-]*$/.test(bare) && bare.length % 4 !== 1 && (padding === 0 || text.length % 4 === 0);
}

/** "Dates read ISO-8601 (without a zone: UTC) or epoch milliseconds; epoch_seconds floors; months add in UTC." */
function shownDate(value: Value, form: string, add: string, path: string): Value {
  const read = value instanceof Digits ? Math.floor(Number(value.text)) : readDate(value);
  const moment = read === undefined ? Number.NaN : addDuration(read, add);
  if (!(Math.abs(moment) <= 8.64e15)) throw new Mismatch('transform/type-mismatch', path);
  const text = new Date(moment).toISOString();
  if (form === 'iso') return text;
  if (form === 'date') return text.replace(/T.*/, '');
  return new Digits(String(form === 'epoch_millis' ? moment : Math.floor(moment / 1000)));
}

function readDate(value: Value): number | undefined {
  if (typeof value !== 'string') return undefined;
  if (/^-?\d{1,17}$/.test(value)) return Number(value);
  const found =
    /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d\d):?(\d\d)?)?)?$/.exec(
      value,
    );
  if (found === null) return undefined;
  const [
    ,
    year,
    month,
    day,
    hour = 0,
    minute = 0,
    second = 0,
    fraction = '',
    ,
    sign,
    zoneHour = 0,
    zoneMinute = 0,
  ] = found;
  const start = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const isReal = new Date(start).toISOString().startsWith(`${year}-${month}-${day}`);
  if (!isReal || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (Number(zoneHour) > 23 || Number(zoneMinute) > 59) return undefined;
  const zone = (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === '-' ? -1 : 1);
  const clock = (Number(hour) * 60 + Number(minute) - zone) * 60 + Number(second);
  return start + clock * 1000 + Number(`${fraction}000`.slice(0, 3));
}

function addDuration(moment: number, duration: string): number {
  const [, sign, ...counts] =
    /^([+-]?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
      duration,
    ) ?? [];
  const factor = sign === '-' ? -1 : 1;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = counts.map(
    (count) => Number(count ?? 0) * factor,
  );
  const rest = ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  if (years === 0 && months === 0) return moment + rest;
  const date = new Date(moment);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + years * 12 + months);
  const wanted = date.getUTCMonth();
  date.setUTCDate(day);
  // A day that the month does not have has run over into the next one: go back to the month's last.
  if (date.getUTCMonth() !== wanted) date.setUTCDate(0);
  return date.getTime() + rest;
}

const attributeTypes = new Map([
  ['string', 'S'],
  ['boolean', 'BOOL'],
]);

/** A value as DynamoDB JSON, under a declared type or by its own kind. */
function asAttribute(value: Value, type: string | undefined, path: string): string | undefined {
  if (type === undefined) return byKind(value, path);
  const quoted = (text: string) => JSON.stringify(wellFormed(text, path));
  switch (type) {
    case 'S':
      return `{"S":${quoted(scalarText(value, path))}}`;
    case 'N':
      return `{"N":"${storable(numberText(value, path), 'transform/type-mismatch', path)}"}`;
    case 'M':
    case 'L':
      expectKind(value, type, path);
      return byKind(value, path);
    case 'SS':
    case 'NS':
    case 'BS': {
      const members = setOf(value, type, path);
      if (type === 'NS') for (const text of members) storable(text, 'transform/type-mismatch', path);
      return members.length === 0 ? undefined : `{"${type}":[${members.map(quoted).join(',')}]}`;
    }
    case 'B':
      return `{"B":"${base64(value, path)}"}`;
    case 'BOOL':
      return `{"BOOL":${truth(value, path)}}`;
    default:
      if (value !== null) throw new Mismatch('transform/type-mismatch', path);
      return '{"NULL":true}';
  }
}

function byKind(value: Value, path: string): string {
  if (value === null) return '{"NULL":true}';
  if (value instanceof Digits) return `{"N":"${storable(value.text, 'transform/number-range', path)}"}`;
  if (value instanceof Uint8Array) return `{"B":"${Buffer.from(value).toString('base64')}"}`;
  if (Array.isArray(value)) return `{"L":[${value.map((member) => byKind(member, path)).join(',')}]}`;
  if (value instanceof Map) {
    const members = [...(value as ValueMap)].map(([name, member]) => {
      if (name === '') throw new Mismatch('transform/attribute-name', path);
      return `${JSON.stringify(wellFormed(name, path))}:${byKind(member, path)}`;
    });
    return `{"M":{${members.join(',')}}}`;
  }
  const text = typeof value === 'string' ? wellFormed(value, path) : value;
  return `{"${attributeTypes.get(typeof value)}":${JSON.stringify(text)}}`;
}

/** "In Kinesis data, types mean JSON kinds (B as base64, sets as arrays)." */
function asJson(value: Value, type: string | undefined, path: string): string | undefined {
  switch (type) {
    case undefined:
      return writeExact(value);
    case 'S':
      return JSON.stringify(scalarText(value, path));
    case 'N':
      return numberText(value, path);
    case 'M':
    case 'L':
      expectKind(value, type, path);
      return writeExact(value);
    case 'SS':
    case 'NS':
    case 'BS': {
      const members = setOf(value, type, path);
      if (members.length === 0) return undefined;
      return `[${members.map((text) => (type === 'NS' ? text : JSON.stringify(text))).join(',')}]`;
    }
    case 'B':
      return JSON.stringify(base64(value, path));
    case 'BOOL':
      return truth(value, path);
    default:
      if (value !== null) throw new Mismatch('transform/type-mismatch', path);
      return 'null';
  }
}

function expectKind(value: Value, type: 'M' | 'L', path: string): void {
  const fits = type === 'M' ? value instanceof Map : Array.isArray(value);
  if (!fits) throw new Mismatch('transform/type-mismatch', path);
}

/** "numbers and strings that are JSON numbers" */
function numberText(value: Value, path: string): string {
  const number = typeof value === 'string' && value.trim() === value ? parseExact(value) : value;
  if (number instanceof Digits) return number.text;
  throw new Mismatch('transform/type-mismatch', path);
}

/** "B takes the UTF-8 of a string, or the bytes of `base64_decode`." */
function base64(value: Value, path: string): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value === 'string') return Buffer.from(wellFormed(value, path)).toString('base64');
  throw new Mismatch('transform/type-mismatch', path);
}

/** "booleans and exactly "true"/"false"" */
function truth(value: Value, path: string): string {
  if (value === true || value === 'true') return 'true';
  if (value === false || value === 'false') return 'false';
  throw new Mismatch('transform/type-mismatch', path);
}

/** "a scalar is a set of one, duplicates go, empty is missing, mixed or null is a mismatch" */
function setOf(value: Value, type: 'SS' | 'NS' | 'BS', path: string): string[] {
  const members = Array.isArray(value) ? (value as readonly Value[]) : [value];
  const kinds = new Set(
    members.map((member) =>
      member instanceof Digits ? 'number' : member instanceof Uint8Array ? 'bytes' : typeof member,
    ),
  );
  if (kinds.size > 1 || members.includes(null)) throw new Mismatch('transform/type-mismatch', path);
  const texts = new Map<string, string>();
  for (const member of members) {
    const text =
      type === 'SS'
        ? scalarText(member, path)
        : type === 'NS'
          ? numberText(member, path)
          : base64(member, path);
    const identity = type === 'NS' ? sameNumber(text) : text;
    if (!texts.has(identity)) texts.set(identity, text);
  }
  return [...texts.values()];
}

/** DynamoDB: 38 significant digits, 1E-130 to 9.99…E+125, below zero likewise. */
function storable(text: string, code: string, path: string): string {
  const { digits, exponent } = decimal(text);
  const fits = digits === '' || (digits.length <= 38 && exponent >= -130 && exponent <= 125);
  if (!fits) throw new Mismatch(code, path);
  return text;
}

function sameNumber(text: string): string {
  const { digits, exponent } = decimal(text);
  return digits === '' ? '0' : `${text.startsWith('-') ? '-' : ''}${digits}e${exponent}`;
}

/** d.ddd × 10^exponent: the significant digits, and the exponent of the first. */
function decimal(text: string): { digits: string; exponent: number } {
  const [, whole = '', fraction = '', power = '0'] =
    /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const all = whole + fraction;
  const first = all.search(/[1-9]/);
  if (first < 0) return { digits: '', exponent: 0 };
  return { digits: all.slice(first).replace(/0*$/, ''), exponent: whole.length - 1 - first + Number(power) };
}

/** "Unpaired surrogates become U+FFFD in `Buffer.from`": what UTF-8 cannot hold is not sent. */
function wellFormed(text: string, path: string): string {
  if (!text.isWellFormed()) throw new Mismatch('transform/lone-surrogate', path);
  return text;
}
