import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/yaml/readYaml.ts';
import { validate } from '../../src/yaml/validate.ts';
import { place } from './place.ts';

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

/** `code line:column-endLine:endColumn` of each problem. */
function problems(source: string | Uint8Array): string[] {
  return readYaml(source, 'a.yaml').diagnostics.map(({ code, span }) => `${code} ${place(span)}`);
}

function value(source: string | Uint8Array): unknown {
  const { document, diagnostics } = readYaml(source, 'a.yaml');
  expect(diagnostics).toEqual([]);
  return document?.value;
}

describe('values', () => {
  it.each<[string, string, unknown]>([
    [
      'text, numbers, booleans and null',
      'a: x\nb: 1.5\nc: true\nd: null\ne: ~\nf:',
      { a: 'x', b: 1.5, c: true, d: null, e: null, f: null },
    ],
    [
      'the core schema alone: yes, on and dates are text',
      'a: yes\nb: on\nc: 2026-01-01',
      { a: 'yes', b: 'on', c: '2026-01-01' },
    ],
    ['octal and hexadecimal numbers', 'a: 0o17\nb: 0xff', { a: 15, b: 255 }],
    [
      'every style of text',
      `a: 'it''s'\nb: "x\\ty"\nc: |\n  l1\n  l2\nd: >-\n  one\n  line`,
      { a: "it's", b: 'x\ty', c: 'l1\nl2\n', d: 'one line' },
    ],
    ['flow lists and maps', '{a: [1, {b: 2}], "c": []}', { a: [1, { b: 2 }], c: [] }],
    [
      'keys by their spelling',
      '404: a\ntrue: b\n1.0: c\nnull: d',
      { 404: 'a', true: 'b', '1.0': 'c', null: 'd' },
    ],
    ['aliases', 'a: &x {k: 1}\nb: *x\nc: [*x]', { a: { k: 1 }, b: { k: 1 }, c: [{ k: 1 }] }],
    [
      'the nearest anchor above, when a name is used twice',
      'a: &x 1\nb: *x\nc: &x 2\nd: *x',
      { a: 1, b: 1, c: 2, d: 2 },
    ],
    [
      'merges, own members first',
      'a: &x {k: 1, l: 2}\nb: {l: 3, <<: *x}',
      { a: { k: 1, l: 2 }, b: { l: 3, k: 1 } },
    ],
    [
      'merges of several maps, the first first',
      'a: &x {k: 1}\nb: &y {k: 2, l: 2}\nc: {<<: [*x, *y]}',
      { a: { k: 1 }, b: { k: 2, l: 2 }, c: { k: 1, l: 2 } },
    ],
    ['a quoted << as an ordinary key', '"<<": 1', { '<<': 1 }],
    ['a byte order mark', '\uFEFFa: 1', { a: 1 }],
    ['a leading document mark', '---\na: 1\n...\n', { a: 1 }],
  ])('are %s', (_, text, expected) => {
    expect(value(text)).toEqual(expected);
    expect(value(Buffer.from(text))).toEqual(expected);
  });

  it('keep __proto__, constructor and toString as ordinary keys', () => {
    const map = value(
      '__proto__: {polluted: 1}\nconstructor: 2\ntoString: 3\nb: {<<: {__proto__: 4}}',
    ) as Record<string, unknown>;
    expect(Object.keys(map)).toEqual(['__proto__', 'constructor', 'toString', 'b']);
    expect(Object.getPrototypeOf(map)).toBe(null);
    expect(Object.keys(map.b as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('are frozen, since aliases share them', () => {
    const map = value('a: &x {k: [1]}\nb: *x') as { a: { k: number[] }; b: unknown };
    expect(map.a).toBe(map.b);
    expect(Object.isFrozen(map) && Object.isFrozen(map.a) && Object.isFrozen(map.a.k)).toBe(true);
  });
});

describe('problems', () => {
  it.each<[string, string | Uint8Array, string[]]>([
    ['an unclosed quote', 'a: "x\nb: 1', ['yaml/syntax 2:5-2:6']],
    ['an unclosed bracket', 'a: [1, 2\n', ['yaml/syntax 2:1-2:2']],
    ['a colon in a text without quotes', 'expr: a ? b : c\n', ['yaml/needs-quotes 1:7-1:8']],
    ['a text that begins with @', 'a: @x', ['yaml/needs-quotes 1:4-1:5']],
    ['an indenting tab', 'a:\n\tb: 1\n', ['yaml/tab-indent 2:1-2:2']],
    ['a repeated key', 'a: 1\nb: 2\na: 3\n', ['yaml/duplicate-key 3:1-3:2']],
    ['a repeated key in another spelling', '"1": a\n1: b', ['yaml/duplicate-key 2:1-2:2']],
    ['a repeated key below CRLF lines', 'a: 1\r\nb: 2\r\na: 3\r\n', ['yaml/duplicate-key 3:1-3:2']],
    ['a repeated key behind a byte order mark', '\uFEFF{a: 1, a: 2}', ['yaml/duplicate-key 1:8-1:9']],
    [
      'a repeated key behind letters outside the basic plane',
      '{"😀": 1, a: 2, a: 3}',
      ['yaml/duplicate-key 1:17-1:18'],
    ],
    ['an unknown alias', 'a: *nope', ['yaml/unknown-alias 1:4-1:9']],
    ['an alias of itself', 'a: &x [*x]', ['yaml/unknown-alias 1:8-1:10']],
    ['a list as a key', '? [a]\n: 1', ['yaml/key-not-text 1:3-1:6']],
    ['a missing key', ': 1\n', ['yaml/key-not-text 1:1-1:4']],
    ['an alias as a key', 'a: &x b\n*x : 1', ['yaml/key-not-text 2:1-2:3']],
    ['a merge of a text', 'a: {<<: x}', ['yaml/merge-needs-map 1:9-1:10']],
    ['infinity', 'a: .inf', ['yaml/not-json 1:4-1:8']],
    [
      'more digits than a double has',
      'a: 12345678901234567890\nb: 0.10',
      ['yaml/number-loses-digits 1:4-1:24'],
    ],
    ['an unknown tag', 'a: !x y', ['yaml/unknown-tag 1:4-1:6']],
    ['a second document', 'a: 1\n---\nb: 2', ['yaml/several-documents 2:1-2:2']],
    ['an empty text', '', ['yaml/empty -']],
    ['comments alone', '# nothing\n', ['yaml/empty -']],
    ['an empty document', '---\n', ['yaml/empty -']],
    ['bytes that are not UTF-8', bytes('a: 1\nbü: x', [0xff], 'y'), ['yaml/not-utf8 2:6-2:7']],
    ['UTF-16', Buffer.from('\uFEFFa: 1', 'utf16le'), ['yaml/not-utf8 1:1-1:2']],
    ['a letter cut off at the end', bytes('a: ', [0xe2, 0x82]), ['yaml/not-utf8 1:4-1:5']],
    ['too many bytes', `a: ${'x'.repeat(256 * 1024)}`, ['yaml/too-large -']],
    [
      'several at once, in file order',
      'b: *x\na: 1\na: 2',
      ['yaml/unknown-alias 1:4-1:6', 'yaml/duplicate-key 3:1-3:2'],
    ],
  ])('names %s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('in aliases leave no document, since what they stand for is unknown', () => {
    expect(readYaml('a: *x', 'a.yaml').document).toBeUndefined();
  });

  it('leave a document to go on with where the shape is clear', () => {
    expect(readYaml('a: 1\na: 2', 'a.yaml').document?.value).toEqual({ a: 1 });
    expect(readYaml('a: [', 'a.yaml').document).toBeUndefined();
  });
});

describe('hostile files', () => {
  it('of aliases of aliases are refused before they unfold', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 20; level++) {
      lines.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    }
    expect(problems(lines.join('\n'))).toEqual(['yaml/too-many-aliases 4:45-4:48']);
  });

  it('of merges of merges are refused likewise', () => {
    const keys = Array.from({ length: 2000 }, (_, index) => `k${index}: 1`).join(', ');
    const merges = Array.from({ length: 50 }, (_, index) => `m${index}: {<<: *x}`).join('\n');
    expect(problems(`x: &x {${keys}}\n${merges}`)).toEqual(['yaml/too-many-aliases 6:10-6:12']);
  });

  it.each([
    ['dates', 'a: !!timestamp 2026-01-01', 'yaml/unknown-tag 1:4-1:15'],
    ['bytes', 'a: !!binary aGk=', 'yaml/unknown-tag 1:4-1:12'],
    ['sets', 'a: !!set {b, c}', 'yaml/unknown-tag 1:4-1:9'],
    ['ordered maps', 'a: !!omap [b: 1]', 'yaml/unknown-tag 1:4-1:10'],
    ['pairs', 'a: !!pairs [b: 1]', 'yaml/unknown-tag 1:4-1:11'],
    ['functions', 'a: !!js/function "() => 1"', 'yaml/unknown-tag 1:4-1:17'],
  ])('make no %s of tags', (_, text, expected) => {
    expect(problems(text)).toEqual([expected]);
  });

  it('stay with the core schema, whatever version they claim', () => {
    expect(value('%YAML 1.1\n---\na: yes\nb: 2026-01-01\nc: 1_000\nd: 0o7')).toEqual({
      a: 'yes',
      b: '2026-01-01',
      c: '1_000',
      d: 7,
    });
  });

  it('never make it throw, whatever they hold', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'b: ',
        '- ',
        '? ',
        ': ',
        '\n',
        '\n  ',
        '\t',
        '&x ',
        '*x',
        '<<: ',
        '!!set ',
        '! ',
        '|',
        '>-\n',
        '---\n',
      ],
      ...[
        '...\n',
        '%YAML 1.2\n',
        '[',
        ']',
        '{',
        '}',
        ',',
        '"',
        "'",
        '\\',
        '#',
        '\r\n',
        '\uFEFF',
        '\0',
        '\uD800',
        '__proto__: ',
        '1e999',
        '~',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const { document, diagnostics } = readYaml(text, 'a.yaml');
        if (document === undefined) expect(diagnostics.length).toBeGreaterThan(0);
        else for (const name of ['blueprint', 'test'] as const) validate(document, name);
      }),
      { numRuns: 2000 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => void readYaml(bytes, 'a.yaml')));
  });

  it('may use an anchor a thousand times', () => {
    expect(problems(`a: &x 1\nb: [${Array(1000).fill('*x').join(',')}]`)).toEqual([]);
  });

  it.each([
    ['brackets', 'a: '.concat('['.repeat(100_000)), 'yaml/too-deep 1:67-1:68'],
    ['closed brackets', `a: ${'['.repeat(60_000)}${']'.repeat(60_000)}`, 'yaml/too-deep 1:67-1:68'],
    ['list marks', '- '.repeat(120_000), 'yaml/too-deep 1:129-1:130'],
    ['question marks', '? '.repeat(120_000), 'yaml/too-deep 1:129-1:130'],
    ['flow maps', '{a: '.repeat(60_000), 'yaml/too-deep 1:257-1:258'],
  ])('of nested %s are refused without a deep stack', (_, text, expected) => {
    expect(problems(text)).toEqual([expected]);
  });

  it('reach no greater depth through aliases', () => {
    const nest = (inner: string) => '['.repeat(40) + inner + ']'.repeat(40);
    expect(problems(`a: &x ${nest('1')}\nb: ${nest('*x')}`)).toEqual(['yaml/too-deep 2:44-2:46']);
  });

  it('of 20,000 keys are read in linear time', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `key${index}: 1`).join('\n');
    expect(Object.keys(value(text) as object)).toHaveLength(20_000);
  });

  it('have their first hundred problems told and the others counted', () => {
    const found = problems('a: 1\n'.repeat(20_000));
    expect(found).toHaveLength(101);
    expect(found.at(-1)).toBe('yaml/more-problems -');
  });
});
