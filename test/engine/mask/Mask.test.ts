import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disguisesOf } from '../../../src/catalog/disguisesOf.ts';
import { Mask } from '../../../src/engine/mask/Mask.ts';
import { pathTree } from '../../../src/engine/mask/PathTree.ts';

const paths = pathTree([
  'traits.email',
  'context.ip',
  'properties.people[1].name',
  'traits.`home address`',
  'not [a path',
]);
const event = JSON.stringify({
  event_id: 'e1',
  user_id: 'Jane@Example.com',
  traits: {
    email: ' jane@example.com',
    plan: 'pro',
    'home address': { street: 'Elm 1', zip: 12345, open: true },
  },
  context: { ip: '10.1.2.3', locale: 'en' },
  properties: { people: [{ name: 'first' }, { name: 'Bo' }], total: 42.5 },
});
const mask = new Mask(event, paths);
const hidden = (value: unknown) => JSON.parse(mask.hide(JSON.stringify(value)) ?? 'null');

describe('Mask', () => {
  it('hides by path in the event, with all that is below, and the same values wherever else they stand', () => {
    expect(JSON.parse(mask.event ?? '')).toEqual({
      event_id: 'e1',
      user_id: '***',
      traits: { email: '***', plan: 'pro', 'home address': '***' },
      context: { ip: '***', locale: 'en' },
      properties: { people: [{ name: 'first' }, { name: '***' }], total: 42.5 },
    });
  });

  it('hides by value in what is made of it, also trimmed, in another case, or as a part of a leaf', () => {
    expect(
      hidden({
        a: { S: 'jane@example.com' },
        b: { S: 'USER#JANE@EXAMPLE.COM#1' },
        c: { N: '12345' },
        d: { L: [{ S: 'Elm 1' }, { S: 'Elms' }] },
        e: 12345,
        f: { S: 'pro' },
        g: { BOOL: true },
        h: { BOOL: false },
        'mail of jane@example.com': 1,
      }),
    ).toEqual({
      a: { S: '***' },
      b: { S: '***' },
      c: { N: '***' },
      d: { L: [{ S: '***' }, { S: 'Elms' }] },
      e: '***',
      f: { S: 'pro' },
      g: { BOOL: '***' },
      h: { BOOL: false },
      '***': 1,
    });
  });

  it('hides a short value only where it stands alone', () => {
    expect(hidden(['Bo', 'bo ', 'Bob', { Bo: 'Bo' }])).toEqual(['***', '***', 'Bob', { Bo: '***' }]);
  });

  it('leaves what was hashed', () => {
    const hash = createHash('sha256').update('jane@example.com').digest('hex');
    expect(hidden({ email: { S: hash } })).toEqual({ email: { S: hash } });
  });

  it('knows a value that is encoded, in base64 also with others before it', () => {
    const encoded = disguisesOf('jane@example.com');
    expect(encoded.length).toBeGreaterThanOrEqual(5);
    expect(hidden(encoded)).toEqual(encoded.map(() => '***'));
    for (const before of ['', 'x', 'xy', 'xyz']) {
      expect(hidden([Buffer.from(`${before}jane@example.com!`).toString('base64')])).toEqual(['***']);
    }
    expect(hidden([JSON.stringify({ deep: JSON.stringify({ email: 'jane@example.com' }) })])).toEqual([
      '***',
    ]);
  });

  it('changes no byte of anything else', () => {
    const digits = '{ "n" : 98765432109876543210.10, "s":"\\u00e9\\/", "z": [ ] , "t":null}';
    expect(mask.hide(digits)).toBe(digits);
    expect(new Mask(digits, paths).event).toBe(digits);
  });

  it('shows nothing of an event with very many marked values', () => {
    const many = JSON.stringify({
      traits: { email: Array.from({ length: 51 }, (_, number) => `person ${number}`) },
    });
    const heavy = new Mask(many, paths);
    expect(heavy.event).toBeUndefined();
    expect(heavy.hide('{"a":1}')).toBeUndefined();
  });

  it('lets no marked value through, whatever stands around it', () => {
    const secret = fc.string({ unit: 'binary', minLength: 4, maxLength: 12 }).map((text) => `p-${text}-q`);
    const rest = fc.json();
    fc.assert(
      fc.property(secret, rest, fc.string({ unit: 'binary' }), (value, other, around) => {
        const text = `{"a":${other},"traits":{"x":${other},"email":${JSON.stringify(value)}}}`;
        const made = new Mask(text, paths);
        const record = {
          one: value,
          two: `${around}${value}${around}`,
          three: [{ S: value }],
          [value]: 1,
          [around]: JSON.stringify({ value }),
        };
        for (const shown of [made.event, made.hide(JSON.stringify(record))]) {
          expect(() => JSON.parse(shown ?? '')).not.toThrow();
          const plain = JSON.stringify(JSON.parse(shown ?? '')).toLowerCase();
          expect(plain).not.toContain(JSON.stringify(value).slice(1, -1).toLowerCase());
        }
      }),
    );
  });

  it('parses what is left as it would have been, for any JSON and any path', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.jsonValue()), (value) => {
        const json = JSON.stringify({ ...value, traits: { email: 'somebody@somewhere' } }, null, 1);
        const shown = JSON.parse(new Mask(json, paths).event ?? '');
        expect(shown).toEqual({ ...JSON.parse(json), traits: { email: '***' } });
      }),
    );
  });
});
