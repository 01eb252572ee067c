import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventFlags } from '../../src/envelope/EventFlags.ts';
import { canonical, now, nowText } from './canonical.ts';
import { rawMembers } from './rawMembers.ts';

/** A member as a client writes it: its name, the JSON of its value, and whether the name is written in escapes. */
interface Member {
  readonly name: string;
  readonly json: string;
  readonly escaped: boolean;
}

const renames: Record<string, string> = {
  messageId: 'event_id',
  anonymousId: 'anonymous_id',
  userId: 'user_id',
  groupId: 'group_id',
  previousId: 'previous_id',
  sentAt: 'sent_at',
  originalTimestamp: 'original_timestamp',
};

/** The canonical form by the slow and obvious way: a map of JSON texts by name. */
function model(members: readonly Member[], stamp: 'ours' | 'fill'): Map<string, string> {
  const fields = settle(members, renames, (name, json) => {
    if (name === 'received_at' || name === 'source_id') return stamp === 'ours' || json === 'null';
    if (name === 'event_id') return json === 'null' || json === '""';
    return (name === 'type' || name === 'timestamp') && json === 'null';
  });
  const camelSentAt = fields.get('sent_at')?.camel;
  const json = (name: string) => fields.get(name)?.json;
  const texts = new Map([...fields].map(([name, field]) => [name, field.json]));
  const original = json('original_timestamp');
  if (!texts.has('received_at')) texts.set('received_at', `"${nowText}"`);
  if (!texts.has('source_id')) texts.set('source_id', '"web"');
  if (!texts.has('event_id')) texts.set('event_id', '"made-id"');
  if (!texts.has('timestamp')) texts.set('timestamp', texts.get('received_at') ?? '');
  if (camelSentAt) {
    const received = fields.has('received_at') ? date(json('received_at')) : now;
    const client = original !== undefined && original !== 'null' ? original : json('timestamp');
    const corrected = received - (date(json('sent_at')) - date(client));
    if (!Number.isNaN(corrected)) texts.set('timestamp', `"${new Date(corrected).toISOString()}"`);
  }
  const context = texts.get('context');
  if (context?.startsWith('{')) texts.set('context', contextModel(context));
  return texts;
}

function contextModel(context: string): string {
  const members = rawMembers(context).map(([name, json]) => ({ name, json, escaped: false }));
  const fields = settle(members, { userAgent: 'user_agent' }, () => false);
  return `{${[...fields].map(([name, { json }]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
}

/** Renames; snake_case wins over camelCase, and the last of a spelling over those before it. */
function settle(
  members: readonly Member[],
  names: Record<string, string>,
  isAbsent: (name: string, json: string) => boolean,
): Map<string, { json: string; camel: boolean }> {
  const fields = new Map<string, { json: string; camel: boolean }>();
  for (const { name: written, json } of members) {
    const camel = Object.hasOwn(names, written);
    const name = camel ? (names[written] as string) : written;
    if (isAbsent(name, json)) continue;
    if (camel && fields.get(name)?.camel === false) continue;
    fields.set(name, { json, camel });
  }
  return fields;
}

function date(json: string | undefined): number {
  const value: unknown = JSON.parse(json ?? 'null');
  return typeof value === 'string' ? Date.parse(value) : Number.NaN;
}

const number = fc.constantFrom(
  '0',
  '-1.5',
  '1.10',
  '-0',
  '1e3',
  '9007199254740993',
  '0.0000001',
  '123456789012345',
);
const string = fc.oneof(
  fc.string().map((text) => JSON.stringify(text)),
  fc.constantFrom('"é"', '"\\u00e9\\n"', '""', '"😀"', '"{\\"}"', '"]"'),
);
const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('null', 'true', 'false'),
    number,
    string,
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(string, tie('value')), { maxLength: 3 })
      .map((members) => `{ ${members.map(([name, json]) => `${name} : ${json}`).join(',')} }`),
  ),
}));
const dateText = fc.oneof(
  fc
    .date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2030-01-01T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((time) => JSON.stringify(time)),
  fc.constantFrom('null', '"soon"'),
);
const context = fc
  .array(fc.tuple(fc.constantFrom('userAgent', 'user_agent', 'ip', 'page', 'other'), value), { maxLength: 5 })
  .map((members) => `{${members.map(([name, json]) => `"${name}":${json}`).join(' , ')}}`);

const name = fc.oneof(
  fc.constantFrom(
    'event_id',
    'anonymous_id',
    'user_id',
    'source_id',
    'integration_id',
    'properties',
    'traits',
    'name',
  ),
  fc.constantFrom('messageId', 'anonymousId', 'userId', 'groupId', 'previousId', 'group_id'),
  fc.constantFrom('__proto__', 'constructor', 'eventId', 'userid', '', 'x'),
  fc.string({ maxLength: 4 }),
);
const member: fc.Arbitrary<Member> = fc.oneof(
  fc.record({ name, json: value, escaped: fc.boolean() }),
  fc.record({
    name: fc.constantFrom(
      'timestamp',
      'received_at',
      'sent_at',
      'sentAt',
      'originalTimestamp',
      'original_timestamp',
    ),
    json: dateText,
    escaped: fc.boolean(),
  }),
  fc.record({ name: fc.constant('context'), json: fc.oneof(context, value), escaped: fc.boolean() }),
);
const type = fc.record({
  name: fc.constant('type'),
  json: fc.constantFrom('"track"', '"page"', '"identify"', '"gr\\u006fup"'),
  escaped: fc.boolean(),
});
const members = fc
  .tuple(fc.array(member, { maxLength: 12 }), type, fc.nat())
  .map(([others, kind, at]) => others.toSpliced(at % (others.length + 1), 0, kind));
const space = fc.constantFrom('', '', ' ', '\n', '\t ');

/** Every character of a name as an escape sequence. */
function written({ name, escaped }: Member): string {
  if (!escaped) return JSON.stringify(name);
  const units = Array.from({ length: name.length }, (_, at) =>
    name.charCodeAt(at).toString(16).padStart(4, '0'),
  );
  return `"${units.map((unit) => `\\u${unit}`).join('')}"`;
}

function render(list: readonly Member[], gap: string): string {
  const texts = list.map((one) => `${written(one)}${gap}:${gap}${one.json}`);
  return `${gap}{${gap}${texts.join(`${gap},${gap}`)}${gap}}${gap}`;
}

const numbersOf = (text: string) => text.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/-?\d[\d.eE+-]*/g) ?? [];

describe('canonicalise, beside the slow and obvious way', () => {
  it.each(['ours', 'fill'] as const)('makes the same event (%s)', (stamp) => {
    fc.assert(
      fc.property(members, space, (list, gap) => {
        const { texts, errors } = canonical(render(list, gap), { stamp });
        expect(errors).toEqual([]);
        const expected = model(list, stamp);
        const found = rawMembers(texts[0] ?? '');
        // Written once, and with the very bytes; within `context` white space may differ from the model's.
        expect(found.map(([field]) => field).toSorted()).toEqual([...expected.keys()].toSorted());
        for (const [field, json] of found) {
          if (field === 'context' && json.startsWith('{')) {
            expect(rawMembers(json).toSorted()).toEqual(rawMembers(expected.get(field) ?? '').toSorted());
          } else expect(json).toBe(expected.get(field));
        }
        JSON.parse(texts[0] ?? '');
      }),
      { numRuns: 1500 },
    );
  });

  it('makes the same events of a list and of a batch as of each alone', () => {
    fc.assert(
      fc.property(fc.array(members, { minLength: 1, maxLength: 5 }), space, (lists, gap) => {
        const bodies = lists.map((list) => render(list, gap));
        const alone = bodies.map((body) => canonical(body, { form: 'event' }).texts[0]);
        const list = `${gap}[${bodies.join(',')}]${gap}`;
        expect(canonical(list).texts).toEqual(alone);
        const batch = `{"a":1,${gap}"batch":${list},"writeKey":"k"}`;
        expect(canonical(batch, { form: 'batch' })).toMatchObject({ texts: alone, errors: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('claims by its flags nothing that does not hold', () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(members, (list) => {
        const { texts, flags } = canonical(render(list, ''));
        const [text = ''] = texts;
        const [bits = 0] = flags;
        const holds =
          (/^[\0-\x7f]*$/.test(text) ? EventFlags.ascii : 0) |
          (text.includes('\\') ? 0 : EventFlags.unescaped) |
          (numbersOf(text).every((token) => String(Number(token)) === token) ? EventFlags.roundTrips : 0);
        expect(bits & ~holds).toBe(0);
        seen.add(bits);
      }),
      { numRuns: 1500 },
    );
    expect(seen.size).toBe(8);
  });

  it('answers for every element of a meddled list, and makes nothing but JSON', () => {
    const letter = fc.constantFrom(...'{}[]",:\\0tn e'.split(''), '\u0000', 'é');
    fc.assert(
      fc.property(
        fc.array(members, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(3), letter), { maxLength: 3 }),
        (lists, changes) => {
          let body = `[${lists.map((list) => render(list, '')).join(',')}]`;
          for (const [at, remove, insert] of changes) {
            const place = at % (body.length + 1);
            body = body.slice(0, place) + insert + body.slice(place + remove);
          }
          const { events, errors } = canonical(body);
          const parses = isJson(body);
          expect(
            errors.some(({ code }) => code === 'ingest/not-json' || code === 'ingest/batch-broken'),
          ).toBe(!parses);
          const indexes = errors.map(({ index }) => index);
          expect(indexes).toEqual([...new Set(indexes)].toSorted((a, b) => a - b));
          expect(Math.max(-1, ...indexes)).toBeLessThanOrEqual(events.length + errors.length - 1);
          for (const event of events) expect(event).toMatchObject({ received_at: nowText, source_id: 'web' });
        },
      ),
      { numRuns: 1500 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
