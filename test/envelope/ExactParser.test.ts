import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactParser } from '../../src/envelope/ExactParser.ts';
import { exactDigits } from '../../src/envelope/exactDigits.ts';
import { parseEvent } from '../../src/envelope/parseEvent.ts';

function parse(json: string): { value: unknown; digits: ExactParser['digits'] } {
  const parser = new ExactParser(json);
  return { value: parser.parse(), digits: parser.digits };
}

/** What a parser makes of a text, with the order of names and `-0` apart from `0`. */
function outcome(read: () => unknown): string {
  try {
    const value = read();
    return JSON.stringify(value, (_, part) => (Object.is(part, -0) ? 'minus zero' : part)) + String(value);
  } catch (error) {
    return (error as Error).name;
  }
}

const numberText = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.bigInt().map(String),
  fc.tuple(fc.integer(), fc.nat()).map(([whole, part]) => `${whole}.${part}0`),
  fc.constantFrom('-0', '1e999', '-1e999', '1E5', '0.10', '9007199254740993', '1e-400'),
);
const name = fc.oneof(
  fc.string(),
  fc.constantFrom('a', 'b', '__proto__', 'constructor', 'toString', '0', '1'),
);
const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('true', 'false', 'null'),
    numberText,
    fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text)),
    fc.constantFrom('"\\\\"', '"\\""', '"\\\\\\""', '"\\ud800\\u0041"', '""'),
    fc.array(tie('json'), { maxLength: 4 }).map((items) => `[ ${items.join(' ,')}]`),
    fc
      .array(fc.tuple(name, tie('json')), { maxLength: 4 })
      .map(
        (members) => `{${members.map(([key, value]) => `${JSON.stringify(key)} :\n${value}`).join(',\t')} }`,
      ),
  ),
}));

describe('ExactParser', () => {
  it('makes the values that JSON.parse makes', () => {
    fc.assert(
      fc.property(json, (text) => {
        expect(outcome(() => parse(text).value)).toBe(outcome(() => JSON.parse(text)));
        expect(parse(text).value).toEqual(JSON.parse(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const letter = fc.constantFrom(...'{}[]",:012-.eE\\utrueax \n'.split(''));
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 10 }), fc.nat(), json, (letters, at, whole) => {
        for (const text of [letters.join(''), `${whole.slice(0, at % whole.length)}${letters.join('')}`]) {
          expect(outcome(() => parse(text).value)).toBe(outcome(() => JSON.parse(text)));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('remembers the digits of exactly those numbers that print otherwise', () => {
    fc.assert(
      fc.property(fc.array(numberText, { maxLength: 8 }), (texts) => {
        const { value, digits } = parse(`{"list":[${texts.join(',')}]}`);
        const { list } = value as { list: number[] };
        const kept = digits.get(list) ?? new Map();
        for (const [index, text] of texts.entries()) {
          expect(kept.get(index)).toBe(String(Number(text)) === text ? undefined : text);
        }
      }),
    );
  });

  it('makes __proto__ an ordinary member', () => {
    const { value } = parse('{"__proto__":{"x":1.0},"a":{"__proto__":5.0}}');
    expect(Object.hasOwn(value as object, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(value, '__proto__')).toMatchObject({
      value: { x: 1 },
      writable: true,
    });
  });

  it('forgets the digits of a number that a later member replaces', () => {
    const { value, digits } = parse('{"a":1.0,"a":2,"b":3.0,"b":"text","c":1,"c":4.0}');
    expect(value).toEqual({ a: 2, b: 'text', c: 4 });
    expect([...(digits.get(value as object) ?? [])]).toEqual([['c', '4.0']]);
  });

  it('is quick with long strings of backslashes and quotes', () => {
    const text = JSON.stringify('\\"'.repeat(200_000));
    expect(parse(`[${text},1.0]`).value).toEqual(['\\"'.repeat(200_000), 1]);
  });
});

describe('parseEvent', () => {
  const bytes = Buffer.from('xx{"a":9007199254740993,"b":{"c":[1.10,2]},"d":"é"}yy');
  const place = [2, bytes.length - 2] as const;

  it('keeps the digits of numbers beside the event', () => {
    const event = parseEvent(bytes, ...place, 0);
    expect(event).toEqual({ a: 9007199254740992, b: { c: [1.1, 2] }, d: 'é' });
    const digits = exactDigits(event);
    expect(digits?.get(event)?.get('a')).toBe('9007199254740993');
    expect(digits?.get((event.b as { c: object }).c)?.get(0)).toBe('1.10');
    expect(digits?.get((event.b as { c: object }).c)?.get(1)).toBeUndefined();
  });

  it('keeps nothing for an event whose numbers all round-trip', () => {
    const plain = Buffer.from('{"a":1.5,"b":[2]}');
    expect(exactDigits(parseEvent(plain, 0, plain.length, 7))).toBeUndefined();
    expect(exactDigits(parseEvent(plain, 0, plain.length, 0))).toBeUndefined();
  });
});
