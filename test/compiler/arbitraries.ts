import fc from 'fast-check';
import type { MappingText } from './referenceTransform.ts';

/** Names that are ordinary, and names that every object inherits. */
const names = ['a', 'b', 'a b', '__proto__', 'constructor', 'toString', 'größe'];

/** Numbers by their digits, most of them beyond what a double keeps. */
const numbers = [
  '0',
  '1',
  '-1',
  '42.5',
  '1.10',
  '-0',
  '1e-7',
  '1E5',
  '0.1',
  '9007199254740993',
  '12345678901234567890123456789012345678',
  '123456789012345678901234567890123456789',
  '1E400',
  '1e125',
  '1e126',
  '1E-130',
  '1E-131',
  '-2.50',
  '1767225600000',
  '-0.5',
  '10e-1',
];

/** Strings that mean something to one transform or type, and strings that break careless code. */
const strings = [
  '',
  'x',
  ' Sam@Example.com\t',
  '1',
  '1.10',
  '-0',
  '01',
  '1e400',
  'true',
  'false',
  'null',
  '{"k":[1.10,{"__proto__":null}]}',
  '[1,"x"]',
  '9007199254740993',
  'aGk=',
  '/wD+',
  'aGk',
  '2026-01-31T10:00:00.123+02:00',
  '2024-02-29',
  '2026-02-30',
  'pro',
  'free',
  'é😀',
  '"\\\n\u0000',
  '\u2028',
  '*/`$' + '{x}',
  '__proto__',
  'constructor',
  '\ud83d',
  '\ude00x',
];

/** JSON text of a string: sometimes with escapes where none are needed. */
const stringText = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...strings) },
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    fc.boolean(),
  )
  .map(([text, escapes]) =>
    escapes && text.isWellFormed()
      ? `"${[...text].map((c) => `${JSON.stringify(c).slice(1, -1)}`.replace(/^[a-z/]$/, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('')}"`
      : JSON.stringify(text),
  );

const scalarText = fc.oneof(
  { weight: 4, arbitrary: stringText },
  { weight: 4, arbitrary: fc.constantFrom(...numbers) },
  fc.constantFrom('true', 'false', 'null'),
);

/** What an expression can compute with. */
const finiteScalar = scalarText.filter((text) => text !== '1E400');

const nameText = fc.constantFrom(...names, '').map((name) => JSON.stringify(name));

/** JSON text of any value, as a client may send it. */
const valueText = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 5, arbitrary: scalarText },
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(' , ')}]`),
    fc
      .array(fc.tuple(nameText, tie('value')), { maxLength: 3 })
      .map((members) => `{${members.map((member) => member.join(':')).join(',')}}`),
  ),
})).value;

const membersText = (fields: readonly string[]) =>
  fc
    .tuple(
      ...fields.map((field) =>
        fc
          .option(valueText, { nil: undefined, freq: 3 })
          .map((value) => (value === undefined ? [] : [`${JSON.stringify(field)}:${value}`])),
      ),
    )
    .map((members) => members.flat().join(','));

/** JSON text of an event. `properties.x` and `.y` are scalars, for expressions. */
export const eventText = fc
  .record({
    top: membersText(['user_id', 'anonymous_id', 'name', 'traits', 'sent_at', 'integration_id']),
    properties: membersText(['a', 'b', 'a b', 'm', 'list', '__proto__', 'constructor']),
    x: fc.option(finiteScalar, { nil: undefined }),
    y: fc.option(finiteScalar, { nil: undefined }),
  })
  .map(({ top, properties, x, y }) => {
    const scalars = [x === undefined ? '' : `"x":${x}`, y === undefined ? '' : `"y":${y}`];
    const members = [...scalars, properties].filter((text) => text !== '').join(',');
    return `{"event_id":"e1","type":"track"${top === '' ? '' : `,${top}`},"properties":{${members}}}`;
  });

const path = fc.constantFrom(
  'properties.a',
  'properties.b',
  'properties.x',
  'properties.`a b`',
  'properties.m.a',
  'properties.m.__proto__',
  'properties.list[0]',
  'properties.list[1].b',
  'properties.__proto__',
  'properties.constructor',
  'properties.a.toString',
  'user_id',
  'anonymous_id',
  'name',
  'traits.größe',
  'traits',
  'properties',
  'sent_at',
  'integration_id',
  'event_id',
  'properties.a.length',
);

const template = fc
  .array(
    fc.oneof(
      path.map((one) => `{${one}}`),
      fc.constantFrom('#', '{{', '}', 'é', '"', ' '),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join('').replace(/\{\{(?=\{)/g, '{{ '));

const comparison = fc
  .tuple(
    fc.constantFrom('properties.x', 'properties.y', 'integration_id', 'type'),
    fc.constantFrom('=', '!=', '<', '>'),
    fc.constantFrom('1', '"x"', '"track"', '"int_test"', '42.5'),
  )
  .map((parts) => parts.join(' '));

const when = fc.oneof(comparison, fc.constantFrom('properties.x', 'properties.y'));

const transforms = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom<string | Record<string, unknown>>(
        'trim',
        'lowercase',
        'uppercase',
        'sha256',
        'string',
        'number',
        'boolean',
        'json',
        'parse_json',
        'base64_decode',
        'date',
      ),
    },
    fc.integer({ min: 1, max: 4 }).map((truncate) => ({ truncate })),
    fc
      .tuple(
        fc.constantFrom('iso', 'date', 'epoch_seconds', 'epoch_millis'),
        fc.constantFrom('P1M', '-P1M', 'P90D', 'P1Y2M3DT4H5M6S', 'PT1S', '-P1Y'),
      )
      .map(([date, add]) => ({ date, add })),
    fc.constantFrom('iso', 'date', 'epoch_seconds', 'epoch_millis').map((date) => ({ date })),
  ),
  { minLength: 1, maxLength: 3 },
);

/** Literals of a blueprint: numbers that YAML keeps, maps with members of any name. */
const literal = fc.constantFrom<unknown>(
  'x',
  '',
  '1.10',
  'true',
  1,
  -2.5,
  0,
  true,
  false,
  [],
  ['x', 'x'],
  [1, 'x', null],
  { a: 1 },
  { constructor: ['x'] },
  {},
);

/** Literals that fit a type, so that the blueprint checks out. */
const fitting: Record<string, readonly unknown[]> = {
  S: ['x', 1, true],
  N: [1, -2.5, '1.10'],
  B: ['x', ''],
  BOOL: [true, 'false'],
  M: [{ a: 1 }, {}],
  L: [['x', 1], []],
  SS: [['x', 'x'], 'x', []],
  NS: [[1, 2], '1.10', 5],
  BS: [['x'], 'x'],
};

const typed = fc.constantFrom(...Object.keys(fitting));
const listTypes = ['L', 'SS', 'NS', 'BS'];

/** A mapping that checks out; `depth` is how far `fields` may still nest. */
export function mapping(depth = 2): fc.Arbitrary<MappingText> {
  const source = fc.oneof(
    { weight: 6, arbitrary: path.map((from): object => ({ from })) },
    { weight: 2, arbitrary: fc.array(path, { minLength: 1, maxLength: 3 }).map((from) => ({ from })) },
    { weight: 2, arbitrary: template.map((text) => ({ template: text })) },
    {
      weight: 2,
      arbitrary: fc
        .oneof(fc.constantFrom('properties.x', 'properties.y', 'integration_id', 'sent_at'), comparison)
        .map((expr) => ({ expr })),
    },
  );
  const rest = fc.record(
    {
      required: fc.boolean(),
      values: values(literal),
      transform: transforms,
      list: fc.boolean(),
      when,
      on_mismatch: fc.constant('omit' as const),
    },
    { requiredKeys: [] },
  );
  const untyped = fc
    .tuple(source, rest, fc.option(literal, { nil: undefined }))
    .map(([from, more, other]) => ({ ...from, ...more, ...(other === undefined ? {} : { default: other }) }));
  const withType = fc.tuple(typed, source, rest).chain(([type, from, more]) => {
    const fits = fc.constantFrom(...(fitting[type] ?? []));
    const { values: _, ...others } = more;
    const base = { ...from, ...others, ...(listTypes.includes(type) ? {} : { list: false }), type };
    return fc
      .record({ default: fits, values: values(fits) }, { requiredKeys: [] })
      .map((literals) => ({ ...base, ...literals }));
  });
  const constant = fc.tuple(literal, rest).map(([value, more]) => ({ value, ...more }));
  const nothing = fc
    .tuple(path, rest)
    .map(([from, { values: _, list: __, ...more }]) => ({ from, ...more, type: 'NULL' }));
  const leaves = fc.oneof(
    { weight: 2, arbitrary: path },
    { weight: 5, arbitrary: untyped },
    { weight: 6, arbitrary: withType },
    constant,
    nothing,
  );
  if (depth === 0) return leaves;
  const fields = fc.dictionary(fc.constantFrom(...names), mapping(depth - 1), {
    maxKeys: 3,
    noNullPrototype: false,
  });
  const maps = fc
    .tuple(
      fields,
      fc.record(
        {
          list: fc.boolean(),
          required: fc.boolean(),
          when,
          on_mismatch: fc.constant('omit' as const),
          transform: fc.constantFrom<string[]>(['json'], ['json', 'sha256']),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([map, more]) => ({ fields: map, ...more }));
  const all: fc.MaybeWeightedArbitrary<MappingText>[] = [
    { weight: 5, arbitrary: leaves as fc.Arbitrary<MappingText> },
    { weight: 1, arbitrary: maps },
  ];
  return fc.oneof(...all);
}

function values(outcome: fc.Arbitrary<unknown>) {
  return fc.dictionary(fc.constantFrom('x', '1', '1.10', 'true', 'pro', '__proto__', '*'), outcome, {
    maxKeys: 3,
    noNullPrototype: false,
  });
}

/** The attributes of an item, its keys aside. */
export const attributes = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor', 'value', 'from'),
  mapping(),
  { minKeys: 1, maxKeys: 4, noNullPrototype: false },
);

/** What a key may be mapped from: mostly something that fits. */
export const keyMapping = fc.oneof(
  { weight: 5, arbitrary: fc.constant<MappingText>({ from: 'event_id', type: 'S' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<MappingText>(
      'properties.x',
      { from: 'properties.x', type: 'N', on_mismatch: 'omit' },
      { from: 'properties.a', type: 'B' },
      { template: '{properties.x}' },
    ),
  },
);
