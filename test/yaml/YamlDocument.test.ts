import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument, stringify } from 'yaml';
import { pointer } from '../../src/yaml/pointer.ts';
import { readYaml } from '../../src/yaml/readYaml.ts';
import { excerpt, place } from './place.ts';

function read(text: string) {
  const { document, diagnostics } = readYaml(text, 'a.yaml');
  if (document === undefined) throw new Error(JSON.stringify(diagnostics));
  return document;
}

const blueprint = `# a comment
item:
  total:
    expr: "$sum(a)"   # behind
    type: N
  skus: &skus { expr: a, list: true }
  more: *skus
  merged:
    <<: *skus
    list: false
  empty:
tests:
  - name: one
    event: {a: 1}
  - two
`;

describe('span', () => {
  it.each<[string, 'key' | 'value', string, string]>([
    ['/item/total/expr', 'value', '4:11-4:20', '"$sum(a)"'],
    ['/item/total/expr', 'key', '4:5-4:9', 'expr'],
    ['/item/total', 'value', '4:5-5:12', 'expr: "$sum(a)"   # behind\n    type: N'],
    ['/item/total', 'key', '3:3-3:8', 'total'],
    ['/item/skus', 'value', '6:15-6:38', '{ expr: a, list: true }'],
    ['/item/more', 'key', '7:3-7:7', 'more'],
    ['/item/more', 'value', '6:15-6:38', '{ expr: a, list: true }'],
    ['/item/more/list', 'value', '6:32-6:36', 'true'],
    ['/item/merged/expr', 'key', '6:17-6:21', 'expr'],
    ['/item/merged/list', 'value', '10:11-10:16', 'false'],
    ['/item/empty', 'value', '11:3-11:8', 'empty'],
    ['/tests/0', 'value', '13:5-14:18', 'name: one\n    event: {a: 1}'],
    ['/tests/0', 'key', '13:5-13:14', 'name: one'],
    ['/tests/0/event/a', 'value', '14:16-14:17', '1'],
    ['/tests/1', 'value', '15:5-15:8', 'two'],
    ['', 'key', '2:1-2:6', 'item:'],
    ['/item/total/missing', 'value', '3:3-3:8', 'total'],
    ['/item/nothing/below/this', 'key', '2:1-2:5', 'item'],
    ['/nothing', 'key', '2:1-2:6', 'item:'],
    ['/tests/7', 'value', '12:1-12:6', 'tests'],
  ])('of %s, the %s, is %s', (at, part, expected, words) => {
    const span = read(blueprint).span(at, part);
    expect(place(span)).toBe(expected);
    expect(excerpt(blueprint, span)).toBe(words);
  });

  it('counts CRLF lines and leaves the line ends out', () => {
    const text = blueprint.replaceAll('\n', '\r\n');
    expect(place(read(text).span('/item/total/expr'))).toBe('4:11-4:20');
    expect(place(read(text).span('/item/total'))).toBe('4:5-5:12');
    expect(place(read(text).span('', 'key'))).toBe('2:1-2:6');
  });

  it('counts columns in UTF-16 units and leaves a byte order mark out', () => {
    expect(place(read('\uFEFF{"😀": 1, a: x}').span('/a'))).toBe('1:14-1:15');
  });

  it('escapes slashes and tildes in pointers', () => {
    expect(place(read('a/b~c: {d: 1}').span(pointer('a/b~c', 'd')))).toBe('1:12-1:13');
  });

  it('knows __proto__ and constructor only where they stand', () => {
    expect(place(read('a: 1\n__proto__: 2').span('/__proto__'))).toBe('2:12-2:13');
    expect(place(read('a: 1').span('/constructor', 'key'))).toBe('1:1-1:5');
  });
});

describe('spanInside', () => {
  it.each<[string, string, string, string]>([
    ['plain', 'a: b + c\n', '+', '1:6-1:7'],
    ['plain over lines', 'a: one\n  two\n\n  three\n', 'three', '4:3-4:8'],
    ['single-quoted', "a: 'it''s + c'\n", '+', '1:11-1:12'],
    ['single-quoted over lines', "a: 'it''s\n  more + c'\n", '+', '2:8-2:9'],
    ['double-quoted', 'a: "b + c"\n', '+', '1:7-1:8'],
    ['double-quoted with escapes', 'a: "\\"b\\u0041\\x41\\" + c"\n', '+', '1:21-1:22'],
    ['double-quoted with letters outside the basic plane', 'a: "\\U0001F600😀 + c"\n', '+', '1:18-1:19'],
    ['double-quoted over lines', 'a: "b\n   + c"\n', '+', '2:4-2:5'],
    ['double-quoted with escapes over lines, as a whole', 'a: "\\tb\n   + c"\n', '+', '1:4-2:8'],
    ['literal', 'x:\n  a: |\n    b\n      + c\n', '+', '4:7-4:8'],
    [
      'literal with a comment, an indentation and a strip sign',
      'x:\n  a: |2-  # why\n      b\n    + c\n',
      '+',
      '4:5-4:6',
    ],
    ['literal below CRLF lines', 'x:\r\n  a: |\r\n    b\r\n      + c\r\n', '+', '4:7-4:8'],
    ['folded', 'a: >-\n  one two\n  three\n\n  four + five\n', '+', '5:8-5:9'],
  ])('of a text that is %s', (_, text, sought, expected) => {
    const document = read(text);
    const at = text.startsWith('x') ? '/x/a' : '/a';
    const map = document.value as { a?: string; x?: { a: string } };
    const value = map.a ?? map.x?.a ?? '';
    expect(place(document.spanInside(at, value.indexOf(sought), sought.length))).toBe(expected);
  });

  it('of an alias is inside the anchor', () => {
    expect(place(read('a: &x b + c\nd: *x').spanInside('/d', 2))).toBe('1:9-1:10');
  });

  it('at the end of a text is the place behind it', () => {
    expect(place(read("a: 'b +'").spanInside('/a', 3))).toBe('1:8-1:8');
    expect(place(read("a: 'b +'").spanInside('/a', 99))).toBe('1:8-1:8');
  });

  it('of what is no text is the whole value', () => {
    expect(place(read('a: [1, 2]').spanInside('/a', 1))).toBe('1:4-1:10');
    expect(place(read('a: 123').spanInside('/a', 1))).toBe('1:4-1:7');
  });
});

const words = fc.stringMatching(/^[a-zé😀'"\\#:{}[\],&*!|>%@`$ .\n\t-]{0,40}$/u);
const scalar = fc.oneof(words, fc.integer(), fc.boolean(), fc.constant(null));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(words, fc.constantFrom('__proto__', 'constructor', '<<')), tie('tree'), {
      maxKeys: 4,
    }),
  ),
}));
const styles = fc.record({
  defaultStringType: fc.constantFrom(
    'PLAIN',
    'QUOTE_SINGLE',
    'QUOTE_DOUBLE',
    'BLOCK_LITERAL',
    'BLOCK_FOLDED',
  ),
  lineWidth: fc.constantFrom(0, 20, 80),
  indent: fc.constantFrom(2, 4),
  collectionStyle: fc.constantFrom('any', 'block', 'flow'),
} as const);

function* scalarsOf(value: unknown, at = ''): Generator<[string, unknown]> {
  if (value === null || typeof value !== 'object') yield [at, value];
  else for (const [key, member] of Object.entries(value)) yield* scalarsOf(member, at + pointer(key));
}

describe('any document', () => {
  const texts = fc.tuple(tree, styles, fc.boolean()).map(([value, style, crlf]) => {
    const text = stringify(
      { root: value },
      { ...style, defaultKeyType: 'QUOTE_DOUBLE', aliasDuplicateObjects: false },
    );
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  });
  // The library writes a few texts that it refuses to read.
  const documents = texts.filter((text) => parseDocument(text).errors.length === 0);

  it('has spans whose text reads back as the value', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const document = read(text);
        for (const [at, value] of scalarsOf(document.value)) {
          if (value === null || String(value).trim() === '') continue;
          const words = excerpt(text, document.span(at));
          const again: unknown = parse(words);
          const lastLine = words.slice(words.lastIndexOf('\n') + 1).trim();
          if (/^[|>]/.test(words)) expect(String(value).trimEnd().endsWith(lastLine)).toBe(true);
          else if (typeof value === 'string') expect(String(again).trimEnd()).toBe(value.trimEnd());
          else expect(again).toBe(value);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has every letter of every text where spanInside says', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const document = read(text);
        for (const [at, value] of scalarsOf(document.value)) {
          if (typeof value !== 'string') continue;
          const whole = excerpt(text, document.span(at));
          for (let offset = 0; offset < value.length; offset++) {
            const unit = value.charAt(offset);
            if (/\s/.test(unit)) continue;
            const found = excerpt(text, document.spanInside(at, offset));
            const quoted = whole.startsWith('"');
            const escaped = quoted && (found === whole || (found === '\\' && /["\\]/.test(unit)));
            if (!escaped) expect(found).toBe(unit);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
