import { describe, expect, it } from 'vitest';
import { canonicalise } from '../../src/envelope/canonicalise.ts';
import { EventFlags } from '../../src/envelope/EventFlags.ts';
import { canonical, nowText, options } from './canonical.ts';
import { rawMembers } from './rawMembers.ts';

const stamped = `{"received_at":"${nowText}","source_id":"web",`;

/** The canonical text of one good event. */
function text(body: string, changes: Parameters<typeof canonical>[1] = {}): string {
  const { texts, errors } = canonical(body, changes);
  expect(errors).toEqual([]);
  expect(texts).toHaveLength(1);
  return texts[0] ?? '';
}

const event = (body: string, changes: Parameters<typeof canonical>[1] = {}) =>
  JSON.parse(text(body, changes));
const codes = (body: string, changes: Parameters<typeof canonical>[1] = {}) =>
  canonical(body, changes).errors.map(({ index, code }) => [index, code]);

describe('canonicalise', () => {
  describe('an event in the canonical form', () => {
    it('keeps its bytes but for what is ours', () => {
      const body =
        '{"event_id":"e1","type":"track","timestamp":"2026-01-01", "properties" : {"total":42.50,"big":12345678901234567890}}';
      expect(text(body)).toBe(stamped + body.slice(1));
    });

    it('gets our received_at and source_id, whatever the client sent', () => {
      const body =
        '{"received_at":"2020-01-01","type":"page","source_id":"other","event_id":"e","timestamp":"t","x":1}';
      expect(text(body)).toBe(`${stamped}"type":"page","event_id":"e","timestamp":"t","x":1}`);
    });

    it('loses a source_id where we have none to give', () => {
      const body = '{"type":"page","source_id":"other","event_id":"e","timestamp":"t"}';
      expect(text(body, { sourceId: undefined })).toBe(
        `{"received_at":"${nowText}","type":"page","event_id":"e","timestamp":"t"}`,
      );
    });

    it('keeps integration_id and sent_at for the delivery to replace', () => {
      const body =
        '{"type":"page","integration_id":"int_x","sent_at":"2025-12-31T00:00:00Z","timestamp":"2025-12-31T00:00:00Z"}';
      expect(event(body)).toMatchObject({
        integration_id: 'int_x',
        sent_at: '2025-12-31T00:00:00Z',
        timestamp: '2025-12-31T00:00:00Z',
      });
    });

    it('keeps further fields of any name', () => {
      const body = '{"type":"page","name":"Home","__proto__":{"a":1},"constructor":2,"":3,"weird key":4}';
      const names = rawMembers(text(body)).map(([name]) => name);
      expect(names.slice(4)).toEqual(['type', 'name', '__proto__', 'constructor', '', 'weird key']);
    });
  });

  describe('in fill mode', () => {
    const fill = { stamp: 'fill' } as const;

    it('keeps received_at and source_id', () => {
      const body =
        '{"type":"page","received_at":"2020-01-01","source_id":"other","event_id":"e","timestamp":"t"}';
      expect(text(body, fill)).toBe(body);
      expect(text(body, { ...fill, sourceId: undefined })).toBe(body);
    });

    it('fills what is absent or null', () => {
      const filled = {
        received_at: nowText,
        source_id: 'web',
        event_id: 'made-id',
        timestamp: nowText,
        type: 'page',
      };
      expect(event('{"type":"page"}', fill)).toEqual(filled);
      expect(event('{"received_at":null,"source_id":null,"type":"page"}', fill)).toEqual(filled);
      expect(event('{"type":"page","source_id":null}', { ...fill, sourceId: undefined })).toMatchObject({
        source_id: null,
      });
    });

    it('takes a missing timestamp from the received_at that is there', () => {
      expect(event('{"type":"page","received_at":"2020-01-01"}', fill)).toMatchObject({
        timestamp: '2020-01-01',
      });
    });

    it('answers its own answer unchanged', () => {
      const once = text('{"type":"page","messageId":"m","userId":"ü","context":{"userAgent":"x"}}', fill);
      expect(text(once, fill)).toBe(once);
    });
  });

  describe('an event in the camelCase form', () => {
    it.each([
      ['messageId', 'event_id'],
      ['anonymousId', 'anonymous_id'],
      ['userId', 'user_id'],
      ['groupId', 'group_id'],
      ['previousId', 'previous_id'],
      ['sentAt', 'sent_at'],
      ['originalTimestamp', 'original_timestamp'],
    ])('has %s renamed to %s, with its value untouched', (camel, snake) => {
      for (const value of ['"x"', '1.50', 'null', '[1, 2]', '{"userId":"kept"}']) {
        if (snake === 'event_id' && value === 'null') continue;
        const members = rawMembers(text(`{"type":"page","${camel}" : ${value} ,"timestamp":"t"}`));
        expect(members).toContainEqual([snake, value]);
        expect(members.map(([name]) => name)).not.toContain(camel);
      }
    });

    it.each(['eventId', 'receivedAt', 'sourceId', 'integrationId', 'MessageId', 'messageid', 'messageId '])(
      'keeps %j as it is',
      (name) => {
        expect(rawMembers(text(`{"type":"page","${name}":"x"}`))).toContainEqual([name, '"x"']);
      },
    );

    it('has only userAgent renamed in context, and nothing below', () => {
      const context = '{"userAgent":"a","userId":"b","page":{"userAgent":"c"},"traits":{"userAgent":"d"}}';
      expect(
        rawMembers(text(`{"type":"page","context": ${context},"properties":{"userAgent":1,"messageId":2}}`)),
      ).toEqual([
        ...rawMembers(`${stamped}"event_id":"made-id","timestamp":"${nowText}","type":"page"}`),
        ['context', context.replace('userAgent', 'user_agent')],
        ['properties', '{"userAgent":1,"messageId":2}'],
      ]);
    });

    it.each(['null', '"userAgent"', '["userAgent"]', '{}', '{ }', '7'])(
      'takes %s for a context',
      (context) => {
        expect(rawMembers(text(`{"type":"page","context":${context}}`))).toContainEqual(['context', context]);
      },
    );
  });

  describe('names that occur more than once', () => {
    it.each([
      ['"user_id":"s","userId":"c"', '"s"'],
      ['"userId":"c","user_id":"s"', '"s"'],
      ['"user_id":"s1","userId":"c","user_id":"s2"', '"s2"'],
      ['"userId":"c1","userId":"c2"', '"c2"'],
      ['"user_id":null,"userId":"c"', 'null'],
      ['"user\\u005fid":"s","userId":"c"', '"s"'],
      ['"userId":"c","user\\u005f\\u0069d":"s"', '"s"'],
    ])('has one user_id of {%s}', (members, expected) => {
      const found = rawMembers(text(`{${members},"type":"page"}`)).filter(([name]) => /user/i.test(name));
      expect(found).toEqual([['user_id', expected]]);
    });

    it('writes the last of several once, also of names that are no fields', () => {
      const body =
        '{"type":"page","x":1,"y":2,"x":3,"\\u0078":4,"type":"track","properties":{"a":1},"properties":{"b":2}}';
      expect(rawMembers(text(body)).slice(4)).toEqual([
        ['y', '2'],
        ['x', '4'],
        ['type', '"track"'],
        ['properties', '{"b":2}'],
      ]);
    });

    it('writes one context, edited, whichever kinds its forerunners were', () => {
      const last = '{"userAgent":"z"}';
      for (const first of ['{"userAgent":"a","b":1}', '"text"', 'null', '{}']) {
        const members = rawMembers(text(`{"context":${first},"type":"page","context":${last}}`));
        expect(members.filter(([name]) => name === 'context')).toEqual([['context', '{"user_agent":"z"}']]);
        const turned = rawMembers(text(`{"context":${last},"type":"page","context":${first}}`));
        expect(turned.filter(([name]) => name === 'context')).toEqual([
          ['context', first.replace('userAgent', 'user_agent')],
        ]);
      }
    });

    it.each([
      ['{"user_agent":"s","userAgent":"c","a":1}', '{"user_agent":"s","a":1}'],
      ['{"userAgent":"c","user_agent":"s"}', '{"user_agent":"s"}'],
      ['{"userAgent":"c" , "a":1, "user_agent":"s"}', '{"a":1, "user_agent":"s"}'],
      ['{"a":1,"userAgent":"c1","b":2,"userAgent":"c2"}', '{"a":1,"b":2,"user_agent":"c2"}'],
      ['{"x":1,"x":2,"x":3}', '{"x":3}'],
      ['{"user\\u0041gent":"c"}', '{"user_agent":"c"}'],
      ['{"ip":1,"i\\u0070":2}', '{"ip":2}'],
    ])('makes %s the context %s', (context, expected) => {
      expect(rawMembers(text(`{"type":"page","context":${context}}`))).toContainEqual(['context', expected]);
    });

    it('leaves deeper doubles to the parser, as they are', () => {
      expect(text('{"type":"page","properties":{"a":1,"a":2}}')).toContain('{"a":1,"a":2}');
    });
  });

  describe('event_id', () => {
    it.each([
      '{"type":"page"}',
      '{"event_id":null,"type":"page"}',
      '{"messageId":"","type":"page"}',
      '{"type":"page","event_id":""}',
    ])('is made for %s', (body) => {
      expect(rawMembers(text(body)).filter(([name]) => name === 'event_id')).toEqual([
        ['event_id', '"made-id"'],
      ]);
    });

    it('is taken from messageId where event_id says nothing', () => {
      expect(event('{"event_id":null,"messageId":"m","type":"page"}')).toMatchObject({ event_id: 'm' });
    });

    it.each(['7', '0', '" "', 'false', '12345678901234567890'])('is kept when it is %s', (id) => {
      expect(rawMembers(text(`{"type":"page","event_id":${id}}`))).toContainEqual(['event_id', id]);
    });
  });

  describe('timestamp', () => {
    it.each(['{"type":"page"}', '{"timestamp":null,"type":"page"}'])('is received_at for %s', (body) => {
      expect(rawMembers(text(body)).filter(([name]) => name === 'timestamp')).toEqual([
        ['timestamp', `"${nowText}"`],
      ]);
    });

    it.each([
      [
        'sentAt is a minute behind us',
        '"sentAt":"2026-01-01T11:59:00Z","timestamp":"2026-01-01T11:58:30Z"',
        '2026-01-01T11:59:30.000Z',
      ],
      [
        'sentAt is ahead of us',
        '"timestamp":"2026-01-01T14:00:00+01:00","sentAt":"2026-01-01T14:00:10+01:00"',
        '2026-01-01T11:59:50.000Z',
      ],
      [
        'originalTimestamp is given',
        '"timestamp":"2020-01-01","originalTimestamp":"2026-01-01T10:00:00Z","sentAt":"2026-01-01T10:00:05Z"',
        '2026-01-01T11:59:55.000Z',
      ],
      [
        'originalTimestamp stands alone',
        '"originalTimestamp":"2026-01-01T10:00:00Z","sentAt":"2026-01-01T10:00:05Z"',
        '2026-01-01T11:59:55.000Z',
      ],
      [
        'originalTimestamp is null',
        '"originalTimestamp":null,"timestamp":"2026-01-01T10:00:00Z","sentAt":"2026-01-01T10:00:05Z"',
        '2026-01-01T11:59:55.000Z',
      ],
      [
        'dates are epoch milliseconds',
        '"timestamp":1767225600000,"sentAt":1767225601000',
        '2026-01-01T11:59:59.000Z',
      ],
      [
        'a date is written with escapes',
        '"timestamp":"2026\\u002d01-01T10:00:00Z","sentAt":"2026-01-01T10:00:05Z"',
        '2026-01-01T11:59:55.000Z',
      ],
      ['dates are days', '"timestamp":"2026-01-02","sentAt":"2026-01-03"', '2025-12-31T12:00:00.000Z'],
    ])('is corrected by the error of the client clock when %s', (_, members, expected) => {
      expect(event(`{"type":"page",${members}}`)).toMatchObject({ timestamp: expected });
    });

    it.each([
      [
        'sentAt does not parse',
        '"timestamp":"2026-01-01T10:00:00Z","sentAt":"now"',
        '"2026-01-01T10:00:00Z"',
      ],
      ['timestamp does not parse', '"timestamp":"today","sentAt":"2026-01-01T10:00:00Z"', '"today"'],
      [
        'originalTimestamp does not parse',
        '"originalTimestamp":"x","timestamp":"2026-01-01","sentAt":"2026-01-01"',
        '"2026-01-01"',
      ],
      ['sentAt is null', '"timestamp":"2026-01-01","sentAt":null', '"2026-01-01"'],
      ['sentAt is a list', '"timestamp":"2026-01-01","sentAt":["2026-01-01"]', '"2026-01-01"'],
      ['there is no sentAt', '"messageId":"m","timestamp":"2026-01-01"', '"2026-01-01"'],
      [
        'sent_at is not of the camelCase form',
        '"timestamp":"2026-01-01","sent_at":"2026-01-03"',
        '"2026-01-01"',
      ],
      [
        'sent_at overrules sentAt',
        '"timestamp":"2026-01-01","sent_at":"2026-01-03","sentAt":"2026-01-03"',
        '"2026-01-01"',
      ],
      [
        'the answer would leave the calendar',
        '"timestamp":"9999-12-31","sentAt":"0001-01-01"',
        '"9999-12-31"',
      ],
    ])('is left alone when %s', (_, members, expected) => {
      expect(rawMembers(text(`{"type":"page",${members}}`))).toContainEqual(['timestamp', expected]);
    });

    it('is received_at when only the missing client time keeps it from being corrected', () => {
      expect(event('{"type":"page","sentAt":"2026-01-01"}')).toMatchObject({ timestamp: nowText });
    });

    it('is corrected against the received_at that is kept in fill mode', () => {
      const body =
        '{"type":"page","received_at":"2020-01-01T00:00:10Z","timestamp":"2020-01-01T05:00:00Z","sentAt":"2020-01-01T05:00:01Z"}';
      expect(event(body, { stamp: 'fill' })).toMatchObject({ timestamp: '2020-01-01T00:00:09.000Z' });
      expect(event(body.replace('2020-01-01T00:00:10Z', 'unknown'), { stamp: 'fill' })).toMatchObject({
        timestamp: '2020-01-01T05:00:00Z',
      });
    });
  });

  describe('the sentAt of a batch', () => {
    const wrap = (events: string, more: string) => `{"batch":[${events}]${more}}`;
    const camel = '{"type":"page","messageId":"m","timestamp":"2026-01-01T10:00:00Z"}';
    const batch = { form: 'batch' } as const;

    it('counts for every event without its own, before or behind the list', () => {
      const sentAt = '"sentAt":"2026-01-01T10:00:05Z"';
      for (const body of [wrap(camel, `,${sentAt}`), `{${sentAt},"batch":[${camel}]}`]) {
        expect(event(body, batch)).toMatchObject({
          timestamp: '2026-01-01T11:59:55.000Z',
          sent_at: '2026-01-01T10:00:05Z',
        });
      }
    });

    it('yields to an event’s own', () => {
      const own = '{"type":"page","sentAt":"2026-01-01T10:00:01Z","timestamp":"2026-01-01T10:00:00Z"}';
      expect(event(wrap(own, ',"sentAt":"2026-01-01T10:00:05Z"'), batch)).toMatchObject({
        timestamp: '2026-01-01T11:59:59.000Z',
        sent_at: '2026-01-01T10:00:01Z',
      });
    });

    it('corrects no clock of an event in the canonical form', () => {
      const snake = '{"type":"page","event_id":"m","timestamp":"2026-01-01T10:00:00Z"}';
      expect(event(wrap(snake, ',"sentAt":"2026-01-01T10:00:05Z"'), batch)).toMatchObject({
        timestamp: '2026-01-01T10:00:00Z',
        sent_at: '2026-01-01T10:00:05Z',
      });
    });

    it.each(['null', '5', '{"a":1}', `"${'x'.repeat(100)}"`])('is passed over when it is %s', (sentAt) => {
      expect(event(wrap(camel, `,"sentAt":${sentAt}`), batch)).not.toHaveProperty('sent_at');
    });
  });

  describe('the type', () => {
    it.each(['track', 'page', 'screen', 'identify', 'group', 'alias'])('may be %s', (type) => {
      expect(event(`{"type":"${type}"}`)).toMatchObject({ type });
    });

    it.each([
      ['{}', 'ingest/no-type'],
      ['{"type":null}', 'ingest/no-type'],
      ['{"event":"x"}', 'ingest/no-type'],
      ['{"type":"Track"}', 'ingest/unknown-type'],
      ['{"type":""}', 'ingest/unknown-type'],
      ['{"type":7}', 'ingest/unknown-type'],
      ['{"type":["track"]}', 'ingest/unknown-type'],
      ['{"type":"track "}', 'ingest/unknown-type'],
      ['{"type":"track","type":"constructor"}', 'ingest/unknown-type'],
    ])('of %s is refused', (body, code) => {
      expect(codes(body)).toEqual([[0, code]]);
    });

    it('may be written with escapes', () => {
      expect(event('{"t\\u0079pe":"tr\\u0061ck"}')).toMatchObject({ type: 'track' });
    });

    it('names the known types when it is not one of them', () => {
      const [error] = canonical('{"type":"tracks"}').errors;
      expect(error?.message).toBe(
        '"tracks" is no event type; the types are track, page, screen, identify, group, alias',
      );
    });

    it('is given by the route where it is missing, and must not differ from it', () => {
      const track = { form: 'event', type: 'track' } as const;
      expect(text('{}', track)).toBe(
        `${stamped}"type":"track","event_id":"made-id","timestamp":"${nowText}"}`,
      );
      expect(event('{"type":null,"a":1}', track)).toMatchObject({ type: 'track', a: 1 });
      expect(event('{"type":"track"}', track)).toMatchObject({ type: 'track' });
      expect(codes('{"type":"page"}', track)).toEqual([[0, 'ingest/type-mismatch']]);
    });
  });

  describe('flags', () => {
    const all = EventFlags.ascii | EventFlags.unescaped | EventFlags.roundTrips;

    it.each([
      ['{"type":"page","a":[1,2.5,-3,0,1e400]}', all & ~EventFlags.roundTrips],
      ['{"type":"page","a":[1,2.5,-3,0,true,null,"x"]}', all],
      ['{"type":"page","a":{"b":[9007199254740993]}}', all & ~EventFlags.roundTrips],
      ['{"type":"page","a":1.10}', all & ~EventFlags.roundTrips],
      ['{"type":"page","a":"é"}', all & ~EventFlags.ascii],
      ['{"type":"page","é":"a"}', all & ~EventFlags.ascii],
      ['{"type":"page","a":"\\n"}', all & ~EventFlags.unescaped],
      ['{"type":"page","a\\n":1}', all & ~EventFlags.unescaped],
      ['{"type":"page","context":{"ü":"\\\\","n":1.0}}', 0],
    ])('of %s say what it holds', (body, flags) => {
      expect(canonical(body).flags).toEqual([flags]);
    });

    it('are each event’s own', () => {
      const body =
        '[{"type":"page","a":"é"},{"type":"page"},{"type":"page","a":1.0},{"type":"page","b":"\\t"}]';
      expect(canonical(body).flags).toEqual([6, 7, 3, 5]);
    });

    it('claim nothing of what we add', () => {
      expect(canonical('{"type":"page"}', { sourceId: 'wéb' }).flags).toEqual([0]);
      expect(canonical('{"type":"page"}', { newEventId: () => 'a"b' }).flags).toEqual([0]);
      expect(event('{"type":"page"}', { sourceId: 'wé"b', newEventId: () => 'a"b' })).toMatchObject({
        source_id: 'wé"b',
        event_id: 'a"b',
      });
    });
  });

  describe('a list', () => {
    it.each([
      ...[
        '{"type":}',
        '{"a":1 "b":2}',

        '{]}',
        'x',
        '',
        '{"a":"\n"}',
        "{'a':1}",
        '"\\x"',
        '[1 2]',
        '1 2',
      ],
      ...[
        '{"a":1}}',
        '{"type":"page"}}',
        '{"type":"page"}{"type":"page"}',
        '{"type":"page","userId":1} x',
        '{}{}',
      ],
    ])('loses its broken element %j and keeps the neighbours', (element) => {
      const body = `[{"type":"page","userId":1},${element},{"type":"page","userId":3}]`;
      const { events, errors } = canonical(body);
      expect(events).toMatchObject([{ user_id: 1 }, { user_id: 3 }]);
      expect(errors).toMatchObject([{ index: 1, code: 'ingest/not-json' }]);
    });

    it('names each bad element by its index', () => {
      const body =
        '[1,{"type":"page"},null,{"type":"x"},"a",[{"type":"page"}],{"type":"page"},true,{"a":1,},-1.5]';
      expect(codes(body)).toEqual([
        [0, 'ingest/not-an-object'],
        [2, 'ingest/not-an-object'],
        [3, 'ingest/unknown-type'],
        [4, 'ingest/not-an-object'],
        [5, 'ingest/not-an-object'],
        [7, 'ingest/not-an-object'],
        [8, 'ingest/not-json'],
        [9, 'ingest/not-an-object'],
      ]);
      expect(canonical(body).events).toHaveLength(2);
    });

    it.each([
      ['[{"type":"page"},{"type":"pa', 1],
      ['[{"type":"page"},', 1],
      ['[{"type":"page"}', 1],
      ['[{"type":"page"},{"a":"x},{"type":"page"}]', 1],
      ['[{"type":"page"},{"type":"page"}] tail', 2],
      ['[{"type":"page"},{"type":"page"}],', 2],
      ['[{"type":"page"},}', 1],
      ['[{"type":"page"},{"a":[1},{"type":"page"}]', 1],
      ['[{"type":"page"} {"type":"page"}', 1],
      ['[', 0],
    ])('keeps what stands before the break in %s', (body, index) => {
      const { events, errors } = canonical(body);
      expect(events).toHaveLength(index);
      expect(errors).toMatchObject([{ index, code: 'ingest/batch-broken' }]);
    });

    it('refuses an event above the limit and keeps the others', () => {
      const limits = { event: 40, batch: 10 };
      const body = `[{"type":"page"},{"type":"page","a":"${'x'.repeat(40)}"},{"type":"page"}]`;
      expect(codes(body, { limits })).toEqual([[1, 'ingest/event-too-large']]);
      expect(canonical(body, { limits }).events).toHaveLength(2);
      expect(canonical(body, { limits }).errors[0]?.message).toBe('the event takes 62 bytes; 40 are allowed');
    });

    it('refuses an event nested too deep and keeps the others', () => {
      const deep = (levels: number) =>
        `{"type":"page","a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
      const body = `[${deep(64)},${deep(65)},${deep(100_000)},{"type":"page"}]`;
      expect(codes(body)).toEqual([
        [1, 'ingest/too-deep'],
        [2, 'ingest/too-deep'],
      ]);
      expect(canonical(body).events).toHaveLength(2);
    });

    it('takes as many events as are allowed, and names the first of the others', () => {
      const limits = { event: 1000, batch: 3 };
      const list = (count: number) => `[${Array(count).fill('{"type":"page"}').join(',')}]`;
      expect(canonical(list(3), { limits })).toMatchObject({ errors: [], events: { length: 3 } });
      expect(codes(list(4), { limits })).toEqual([[3, 'ingest/too-many-events']]);
      expect(canonical(list(10_000), { limits }).events).toHaveLength(3);
    });

    it('still finds the sentAt of a batch behind too many events', () => {
      const event = '{"type":"page","messageId":"m","timestamp":"2026-01-01T10:00:00Z"}';
      const body = `{"batch":[${event},${event},${event}],"sentAt":"2026-01-01T10:00:05Z"}`;
      const { events } = canonical(body, { form: 'batch', limits: { event: 1000, batch: 1 } });
      expect(events).toMatchObject([{ timestamp: '2026-01-01T11:59:55.000Z' }]);
    });

    it('refuses bytes that are not UTF-8 where they stand', () => {
      const page = Buffer.from('{"type":"page","a":"é"}');
      const bad = Buffer.concat([
        Buffer.from('{"type":"page","a":"'),
        Buffer.from([0xc3]),
        Buffer.from('"}'),
      ]);
      const comma = Buffer.from(',');
      const body = Buffer.concat([Buffer.from('['), page, comma, bad, comma, page, Buffer.from(']')]);
      const { events, errors } = canonical(body);
      expect(errors).toMatchObject([{ index: 1, code: 'ingest/not-utf8' }]);
      expect(events).toMatchObject([{ a: 'é' }, { a: 'é' }]);
    });
  });

  describe('a body without events', () => {
    it.each([
      ['', 'events', 'ingest/no-events'],
      [' \n', 'event', 'ingest/no-events'],
      ['', 'batch', 'ingest/no-events'],
      ['[]', 'events', 'ingest/no-events'],
      ['{"batch":[]}', 'batch', 'ingest/no-events'],
      ['{}', 'batch', 'ingest/no-batch'],
      ['{"batch":{}}', 'batch', 'ingest/no-batch'],
      ['{"batch":[{"type":"page"}],"batch":null}', 'batch', 'ingest/no-batch'],
      ['[{"type":"page"}]', 'batch', 'ingest/no-batch'],
      ['7', 'batch', 'ingest/no-batch'],
      ['{"batch"', 'batch', 'ingest/not-json'],
      ['{"a":1,}', 'batch', 'ingest/not-json'],
      ['nonsense', 'batch', 'ingest/not-json'],
      ['nonsense', 'events', 'ingest/not-json'],
      ['{"type":"page"}{"type":"page"}', 'events', 'ingest/not-json'],
      ['{"type":"page"}\n{"type":"page"}', 'event', 'ingest/not-json'],
      ['[{"type":"page"}]', 'event', 'ingest/not-an-object'],
      ['"text"', 'events', 'ingest/not-an-object'],
      ['{"type":"page","a":', 'events', 'ingest/not-json'],
      [`{"batch":${'['.repeat(1000)}`, 'batch', 'ingest/batch-broken'],
      [`{"x":${'['.repeat(1000)}`, 'batch', 'ingest/too-deep'],
    ] as const)('%j as %s is refused at index 0', (body, form, code) => {
      expect(canonical(body, { form }).texts).toEqual([]);
      expect(codes(body, { form })).toEqual([[0, code]]);
    });

    it('says what is wrong and where', () => {
      expect(canonical('{"type":"page",}').errors).toEqual([
        {
          index: 0,
          code: 'ingest/not-json',
          message: 'not JSON: `}` at byte 15, where a name in quotes was expected',
        },
      ]);
      expect(canonical('{"type":"page"').errors[0]?.message).toContain('the end at byte 14');
      expect(canonical('{"type":"page\n"}').errors[0]?.message).toContain('byte 0x0a at byte 13');
    });
  });

  describe('a batch', () => {
    it('may hold anything beside its list', () => {
      const body =
        '{"writeKey":"k","batch":[{"type":"page"},{"type":"x"}],"context":{"a":[1]},"integrations":{}}';
      expect(canonical(body, { form: 'batch' })).toMatchObject({
        events: [{ type: 'page' }],
        errors: [{ index: 1, code: 'ingest/unknown-type' }],
      });
    });

    it('keeps the events of a list behind which it breaks', () => {
      const body = '{"batch":[{"type":"page"}],"sentAt":}';
      expect(canonical(body, { form: 'batch' })).toMatchObject({
        events: [{ type: 'page' }],
        errors: [{ index: 1, code: 'ingest/batch-broken' }],
      });
    });

    it('counts the last of several lists', () => {
      const body =
        '{"batch":[{"type":"page","n":1},2],"batch":[{"type":"page","n":2}],"b\\u0061tch":[{"type":"page","n":3}]}';
      expect(canonical(body, { form: 'batch' })).toMatchObject({ events: [{ n: 3 }], errors: [] });
    });
  });

  it('writes all events of a request into one buffer, one behind the other', () => {
    const { events } = canonicalise(Buffer.from('[{"type":"page"},5,{"type":"track"}]'), options);
    const [first, second] = events;
    expect(first?.buffer).toBe(second?.buffer);
    expect(first?.start).toBe(0);
    expect(first?.end).toBe(second?.start);
  });

  it('writes into the buffer that it is given, and asks for a larger one when that is too small', () => {
    const asked: number[] = [];
    const allocate = (bytes: number) => {
      asked.push(bytes);
      return Buffer.alloc(asked.length === 1 ? 10 : bytes);
    };
    expect(canonical('[{"type":"page"},{"type":"track"}]', { allocate }).events).toHaveLength(2);
    expect(asked.length).toBeGreaterThan(1);
  });

  it('takes bytes that are no Buffer and lie anywhere', () => {
    const whole = new Uint8Array(Buffer.from('xx{"type":"page"}xx'));
    expect(canonical(whole.subarray(2, whole.length - 2)).events).toMatchObject([{ type: 'page' }]);
  });
});
