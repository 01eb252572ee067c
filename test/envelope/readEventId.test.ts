import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEventId } from '../../src/envelope/readEventId.ts';
import { canonical } from './canonical.ts';

const idOf = (text: string) => {
  const bytes = Buffer.from(`before"${text}"behind`);
  return readEventId(bytes, 7, bytes.length - 7);
};

describe('readEventId', () => {
  it('does not take a value for a name', () => {
    expect(idOf('{"type":"event_id","event_id":"e1"}')).toBe('e1');
    expect(idOf('{"type":"event_id"}')).toBeUndefined();
  });

  it('finds what JSON.parse finds in every canonical event, wherever it stands and however it is written', () => {
    const name = fc.constantFrom('event_id', 'messageId', 'event\\u005fid', 'properties', 'anything');
    const value = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
      fc.json(),
      fc.constantFrom(
        '"event_id"',
        '{"event_id":"no"}',
        '["event_id",{"event_id":"no"}]',
        '"\\"event_id\\":"',
        '"\\\\"',
      ),
    );
    const space = fc.constantFrom('', ' ', '\n\t');
    const member = fc.tuple(name, space, space, value).map(([key, a, b, text]) => `"${key}"${a}:${b}${text}`);
    let found = 0;
    fc.assert(
      fc.property(fc.array(member, { maxLength: 6 }), space, (members, gap) => {
        if (members.filter((one) => /^"(event|messageId)/.test(one)).length > 1) return;
        const { texts } = canonical(
          `{${gap}"type":"track"${members.map((one) => `,${gap}${one}`).join('')}${gap}}`,
        );
        for (const text of texts) {
          const { event_id: id } = JSON.parse(text);
          if (typeof id !== 'string') continue;
          found++;
          expect(idOf(text)).toBe(id);
        }
      }),
    );
    expect(found).toBeGreaterThan(20);
  });

  it.each([
    '',
    '{',
    '{}',
    '{"event_id"',
    '{"event_id":',
    '{"event_id":7}',
    '{"event_id":"cut',
    '{"event_id":"bad \\x"}',
    '["event_id","b"]',
    '{"a":"event_id"}',
    '{"a":{"event_id":"inner"}}',
  ])('finds nothing in %j', (text) => {
    expect(readEventId(Buffer.from(text), 0, Buffer.byteLength(text))).toBeUndefined();
  });
});
