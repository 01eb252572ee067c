import type { Random } from '../Random.ts';
import type { NumberFlavour, Shape, TextFlavour } from './Shape.ts';

/** How far a drawn value strays from its shape. */
export interface Straying {
  /** Of members and of values: left out. */
  readonly missing: number;
  /** Of values: something else altogether. */
  readonly hostile: number;
}

export const faithful: Straying = { missing: 0, hostile: 0 };

/**
 * JSON text of a value of a shape; text, so that every evaluation parses a copy of its own, with `1e999` for infinity
 * and names like `__proto__` as JSON.parse makes them.
 */
export function drawData(random: Random, shape: Shape, straying: Straying): string {
  if (straying.hostile > 0 && random.chance(straying.hostile)) return drawHostile(random, 2);
  switch (shape.kind) {
    case 'number':
      return drawNumber(random, shape.flavour);
    case 'text':
      return JSON.stringify(drawText(random, shape.flavour));
    case 'boolean':
      return random.chance(0.5) ? 'true' : 'false';
    case 'null':
      return 'null';
    case 'list':
      return drawList(random, shape.of, straying);
    case 'object': {
      const kept = shape.fields.filter(() => !random.chance(straying.missing));
      return `{${kept.map(({ name, shape: inner }) => `${JSON.stringify(name)}:${drawData(random, inner, straying)}`).join(',')}}`;
    }
  }
}

function drawList(random: Random, of: Shape, straying: Straying): string {
  // A single value where a list is expected is everyday data; so are lists of none and of one.
  if (straying.hostile > 0 && random.chance(0.05)) return drawData(random, of, straying);
  const length = random.pick([0, 1, 1, 2, 2, 3, 3, 4, 6]);
  const items = Array.from({ length }, () => drawData(random, of, straying));
  if (length > 1 && random.chance(0.15)) items.push(items[0] as string);
  return `[${items.join(',')}]`;
}

const numbers: Readonly<Record<NumberFlavour, readonly string[]>> = {
  any: [
    '0',
    '1',
    '-1',
    '2',
    '3.5',
    '-2.75',
    '0.1',
    '0.2',
    '10',
    '42',
    '100',
    '1e21',
    '1e-7',
    '123456789012345680000',
    '0.30000000000000004',
    '-0',
    '9007199254740993',
    '1.005',
    '33.333333333333336',
  ],
  count: ['0', '1', '2', '3', '4', '5', '7', '-1', '12'],
  price: ['0', '9.99', '10', '19.95', '100', '0.5', '1234.5', '-1.5', '275.85', '4.99'],
  millis: [
    '0',
    '1510067557121',
    '1521801216617',
    '-62135596800000',
    '1704067200000',
    '951782400000',
    '1582934400000',
    '-1',
    '1.5',
  ],
};

function drawNumber(random: Random, flavour: NumberFlavour): string {
  return random.pick(numbers[flavour]);
}

const texts: Readonly<Record<TextFlavour, readonly string[]>> = {
  any: [
    '',
    'x',
    'Hello World',
    ' padded  text ',
    'größe',
    '日本語 テキスト',
    'a😀b',
    '\ud83d',
    'line\nbreak',
    'tab\there',
    '"quoted"',
    'ABC',
    'abc',
    'Abracadabra',
    'a,b;c',
    '\u0000',
    '$1',
    '\\',
    '__proto__',
    'true',
    'null',
    'x'.repeat(300),
    'éé',
  ],
  word: ['a', 'b', 'c', 'sku1', 'web', 'mobile', 'EUR', 'home', 'office', 'x', 'constructor', 'A'],
  digits: [
    '0',
    '1',
    '12',
    '-3',
    '4.50',
    '1e3',
    '0x1F',
    '0b11',
    '007',
    ' 5 ',
    'abc',
    '',
    'NaN',
    'Infinity',
    '1_000',
  ],
  date: [
    '2017-11-07T15:07:54.972Z',
    '2018-02-01T09:42:13.123+01:00',
    '2024-02-29',
    '2023',
    '2020-12-31T23:59:59Z',
    '2018-02-01T09:42:13',
    '12/31/2018',
    'yesterday',
    '2018-04-31T00:00:00Z',
    '1999-01',
  ],
  url: [
    'https://shop.example.com/p/1?utm_source=news&utm_medium=email#top',
    '/p/1',
    '',
    'https://example.com',
    '?a=1&b=2',
    'https://example.com/%E4%B8%AD',
    'a b&c=d',
    '%',
    'http://x/\ud800',
  ],
  joined: ['a,b,c', 'a, b', '', ',', 'one', 'a;b;c', 'x y  z', '1,2,3'],
  email: ['sam@example.com', ' Sam.Fox@Example.COM ', 'nobody', '@', 'a@b@c', ''],
};

function drawText(random: Random, flavour: TextFlavour): string {
  return random.pick(texts[flavour]);
}

const oddScalars = [
  'null',
  '1e999',
  '-1e999',
  '0',
  '-0',
  '""',
  '"x"',
  '[]',
  '{}',
  'true',
  'false',
  '[[]]',
  '[null]',
  '[[[1]]]',
  '-1',
  '"0"',
  '{"length":3}',
  '{"__proto__":{"a":1}}',
  '{"constructor":{"name":"x"}}',
  '[{"a":1},{"a":[2,3]},{}]',
  '[[1,2],[3]]',
  '[1,"a",null,true,{}]',
  '1e21',
  '"\\ud800"',
];

/** Anything at all, lists in lists and inherited names included. */
export function drawHostile(random: Random, depth: number): string {
  const roll = random.below(10);
  if (depth === 0 || roll < 6) return random.pick(oddScalars);
  const inner = () => drawHostile(random, depth - 1);
  if (roll < 8) return `[${random.times(0, 3, inner).join(',')}]`;
  const names = ['a', 'b', 'id', 'name', 'value', '__proto__', 'length', '0'];
  return `{${random.times(0, 3, () => `${JSON.stringify(random.pick(names))}:${inner()}`).join(',')}}`;
}
