import type { Random } from '../../expression/fuzz/Random.ts';

const texts = [
  '',
  ' ',
  '***',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '%2e%2e%2f',
  '\u0000',
  '\ud800',
  '\u202e',
  '𝕊'.repeat(20),
  'x'.repeat(10_000),
  'a\nb: c',
  '${env:PATH}',
  '${file:/etc/passwd}',
  '{{x}}',
  '$(id)',
  '1e400',
  '-0',
  'null',
  'true',
  '2026-13-45T99:99:99Z',
  '9'.repeat(400),
  '[]',
  '{"a":1}',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
];

const numbers = [0, -0, -1, 1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 5e-324, 99_999_999_999];

/** A value of JSON that hardly any schema expects. */
export function hostileValue(random: Random, depth = 0): unknown {
  switch (random.below(depth > 3 ? 4 : 7)) {
    case 0:
      return random.pick(texts);
    case 1:
      return random.pick(numbers);
    case 2:
      return random.pick([null, true, false]);
    case 3:
      return random.pick([[], {}]);
    case 4:
      return random.times(0, 4, () => hostileValue(random, depth + 1));
    case 5:
      return nested(random.pick([10, 100, 500]));
    default: {
      const members = random.times(0, 4, (): [string, unknown] => [
        random.pick(texts).slice(0, 300),
        hostileValue(random, depth + 1),
      ]);
      return Object.fromEntries(members);
    }
  }
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** Bytes in the place of a body that are no sound JSON, or JSON that is unusual. */
export function hostileBody(random: Random): Buffer {
  const deep = random.pick([1000, 20_000, 100_000]);
  const raw: readonly (() => Buffer | string)[] = [
    () => '',
    () => 'null',
    () => '[]',
    () => '"text"',
    () => '{',
    () => '{"a":1}}',
    () => "{'a':1}",
    () => '{"name":"a","name":"b","config":{},"config":null}',
    () => '{"__proto__":{"name":"x","config":{}},"constructor":{"prototype":{}}}',
    () => '{"config":{"__proto__":null,"constructor":1,"hasOwnProperty":2}}',
    () => `${'['.repeat(deep)}${']'.repeat(deep)}`,
    () => `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`,
    () => `{"ids":[${'"1-0",'.repeat(2000)}"1-0"]}`,
    () => `{"name":${'9'.repeat(50_000)}}`,
    () => '{"name":1e999999,"all":-1e-999999}',
    () => '\ufeff{"name":"a"}',
    () => '{"name":"\\ud800\\udc00\\ud800"}',
    () => Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
    () => Buffer.from('{"name":"\xc3\x28"}', 'latin1'),
    () => Buffer.from('{"name":"\xed\xa0\x80"}', 'latin1'),
    () => Buffer.alloc(random.between(1, 5000), random.below(256)),
    () => `{"name":"${'x'.repeat(600_000)}"}`,
    () => Buffer.from(random.times(1, 400, () => random.below(256))),
    () => `[${'{"type":"track"},'.repeat(1500)}{"type":"track"}]`,
    () => '{"batch":[{"type":"track"},1,null,[],{"type":7}]}',
  ];
  return Buffer.from(random.pick(raw)());
}

/** A part of a path that is no usual id, as it goes over the wire. */
export function hostileSegment(random: Random): string {
  const segments = [
    '%2e%2e',
    '%2E',
    '..',
    '.',
    '%00',
    '%ff',
    '%',
    '%zz',
    '%2f',
    '%5c',
    '%252e',
    '%F0%9F%92%A9',
    '%ED%A0%80',
    '__proto__',
    'constructor',
    'toString',
    '-1',
    '0',
    '1e3',
    '99999999999999999999',
    'x'.repeat(3000),
    '%20',
    "'",
    '"',
    '*',
    ':id',
    '{id}',
    '$&',
    '1-0',
    '999999999999999-999999999',
    ';a=b',
    '@',
  ];
  return random.pick(segments);
}
