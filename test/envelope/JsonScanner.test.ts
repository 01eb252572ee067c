import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonScanner } from '../../src/envelope/JsonScanner.ts';

const scanner = new JsonScanner(64);

function scan(json: string | Uint8Array): JsonScanner {
  const bytes = Buffer.from(json);
  scanner.open(bytes, bytes.length);
  scanner.forget();
  const end = scanner.value(0, 0);
  if (end >= 0 && scanner.space(end) !== bytes.length) scanner.fail(end, 'the end');
  return scanner;
}

const accepts = (json: string | Uint8Array) => scan(json).failure === undefined;

function parses(json: Uint8Array): boolean {
  if (!isUtf8(json)) return false;
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(json));
    return true;
  } catch {
    return false;
  }
}

describe('JsonScanner', () => {
  it.each([
    ...['{}', '[]', '""', '0', '-0', '-1.5e-7', '1E+2', '10', 'true', 'false', 'null'],
    ...[
      ' \t\r\n{ "a" : [ 1 , 2 ] , "b" : { } } ',
      '[[],[[]],{}]',
      '{"":""}',
      '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00eF"',
    ],
    ...['"\\ud800"', '"ü€😀"', '{"a":1,"a":2}', '"abc"', '"abcd"', '"abcde"', '"\u007f\u0080"'],
  ])('accepts %s', (json) => {
    expect(accepts(json)).toBe(true);
    expect(parses(Buffer.from(json))).toBe(true);
  });

  it.each([
    ...['', ' ', '{', '[', '"', '{"a"', '{"a":', '{"a":1', '{"a":1,', '[1,', '[1', '"a', '"a\\', '"\\u00'],
    ...[
      '{"a":1,}',
      '[1,]',
      '[,1]',
      '{,}',
      '{"a" 1}',
      '{"a":1 "b":2}',
      '[1 2]',
      '{a:1}',
      "{'a':1}",
      '{1:2}',
      '[1}',
      '{"a":1]',
    ],
    ...[
      '01',
      '-',
      '-01',
      '+1',
      '.5',
      '1.',
      '1.e5',
      '1e',
      '1e+',
      '--1',
      '0x1',
      'NaN',
      'Infinity',
      '1_000',
      '1a',
    ],
    ...[
      '"\\x"',
      '"\\u00g0"',
      '"\\U0000"',
      '"a\nb"',
      '"a\u0000"',
      '"tab\there"',
      '"\u001f"',
      'tru',
      'truex',
      'nul',
      'True',
      '\u00a01',
    ],
    ...['1 2', '{}{}', '"a""b"', '[]]', '\ufeff{}', '{"a":1}x', 'undefined', '//c\n1', '[1/**/]'],
  ])('refuses %j', (json) => {
    expect(accepts(json)).toBe(false);
    expect(parses(Buffer.from(json))).toBe(false);
  });

  it.each([
    ['{"a":1,}', 7, 'a name in quotes'],
    ['[1 2]', 3, 'a comma or ]'],
    ['{"a":1 "b"}', 7, 'a comma or }'],
    ['{"a" 1}', 5, 'a colon'],
    ['["a\n"]', 3, 'an escape sequence for a control character'],
    ['"\\q"', 2, 'an escape sequence'],
    ['"\\u12x4"', 5, 'four hexadecimal digits'],
    ['[1.x]', 3, 'a digit'],
    ['[01]', 2, 'no digit after a leading zero'],
    ['[trux]', 4, 'true, false or null'],
    ['["abc', 5, 'a closing quote'],
    ['[', 1, 'a value'],
  ])('says of %j that byte %i should have been %s', (json, at, expected) => {
    expect(scan(json).failure).toMatchObject({ at, expected, reason: 'malformed' });
  });

  it('accepts exactly what JSON.parse accepts, of JSON whose bytes were meddled with', () => {
    const meddling = fc.record({
      json: fc.json({ maxDepth: 4 }),
      spaces: fc.constantFrom(undefined, 1, '\t'),
      changes: fc.array(
        fc.record({ at: fc.nat(), remove: fc.nat(2), insert: fc.constantFrom(...meddlers) }),
        { maxLength: 3 },
      ),
    });
    let accepted = 0;
    fc.assert(
      fc.property(meddling, ({ json, spaces, changes }) => {
        const bytes = [
          ...Buffer.from(spaces === undefined ? json : JSON.stringify(JSON.parse(json), null, spaces)),
        ];
        for (const { at, remove, insert } of changes)
          bytes.splice(at % (bytes.length + 1), remove, ...insert);
        const meddled = Buffer.from(bytes);
        const expected = parses(meddled);
        if (expected) accepted++;
        expect(accepts(meddled) && isUtf8(meddled)).toBe(expected);
      }),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('accepts exactly what JSON.parse accepts, of short texts of JSON letters', () => {
    const letter = fc.constantFrom(...'{}[]",:0123456789-+.eE\\u/truefalsn \n'.split(''), 'ü', '\u0000');
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 12 }), (letters) => {
        const bytes = Buffer.from(letters.join(''));
        expect(accepts(bytes)).toBe(parses(bytes));
      }),
      { numRuns: 5000 },
    );
  });

  it('says of a number that it loses digits exactly when JavaScript prints it otherwise', () => {
    const text = fc.oneof(
      fc
        .double()
        .filter(Number.isFinite)
        .map((number) => String(number)),
      fc.double({ min: -1, max: 1, noNaN: true }).map((number) => String(number)),
      fc.tuple(fc.bigInt(), fc.nat({ max: 999_999_999 })).map(([whole, part]) => `${whole}.${part}`),
      fc.bigInt().map(String),
      fc
        .tuple(fc.integer(), fc.integer({ min: -400, max: 400 }))
        .map(([digits, power]) => `${digits}e${power}`),
      fc.nat(30).map((zeros) => `-0.${'0'.repeat(zeros)}12`),
      fc.constantFrom(
        '-0',
        '0',
        '0.0',
        '0.000001',
        '0.0000001',
        '1.0',
        '100',
        '1e21',
        '1E2',
        '123456789012345678901',
        '0.1',
        '5e-324',
        '1.7976931348623157e+308',
      ),
    );
    fc.assert(
      fc.property(
        text.filter((json) => parses(Buffer.from(json))),
        (json) => {
          expect(scan(`[${json}]`).losesDigits).toBe(String(Number(json)) !== json);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('counts escape sequences and sees every byte of strings', () => {
    expect(scan('["a","b"]')).toMatchObject({ escapes: 0, stringBits: expect.any(Number) });
    expect(scan('["a\\n","\\u0041\\\\"]').escapes).toBe(3);
    for (let length = 0; length < 9; length++) {
      expect(scan(`["${'a'.repeat(length)}"]`).stringBits & 0x80808080).toBe(0);
      expect(scan(`["${'a'.repeat(length)}é"]`).stringBits & 0x80808080).not.toBe(0);
    }
  });

  it('stops at its depth, whatever follows', () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(accepts(nested(64))).toBe(true);
    expect(scan(nested(65)).failure).toMatchObject({ at: 64, reason: 'deep' });
    expect(scan('{"a":'.repeat(100_000)).failure).toMatchObject({ reason: 'deep' });
  });

  it('reads no byte behind its end', () => {
    const bytes = Buffer.from('"abcdefgh"');
    for (let end = 0; end < bytes.length; end++) {
      scanner.open(bytes, end);
      scanner.forget();
      expect(scanner.value(0, 0)).toBe(-1);
    }
  });
});

const meddlers: number[][] = [
  [],
  ...'{}[]",:0-.eE\\/u \n'.split('').map((letter) => [...Buffer.from(letter)]),
  [0],
  [0x1f],
  [0x7f],
  [0x80],
  [0xc3, 0xa9],
  [0xff],
  [...Buffer.from('\\u12')],
  [...Buffer.from('null')],
];
