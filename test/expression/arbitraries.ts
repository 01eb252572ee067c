import fc from 'fast-check';

const plainNames = ['a', 'b', 'c', 'length', 'constructor', 'toString', '__proto__'];
const names = [...plainNames, 'd e', 'größe', '0'];

/** A name as an expression writes it. */
const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'c') },
  fc.constantFrom(...plainNames.slice(3)),
  fc.constantFrom(...names).map((text) => `\`${text}\``),
);

const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((steps) => steps.join('.'));

const literal = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '-1',
    '2.5',
    '1e3',
    '0.1',
    'true',
    'false',
    'null',
    '""',
    '"x"',
    "'a b'",
    '"\\u00e9\\n\\""',
    '"__proto__"',
  ),
  fc
    .string({ unit: 'binary', maxLength: 4 })
    .filter((text) => text.isWellFormed())
    .map((text) => JSON.stringify(text)),
);

const operators = ['=', '!=', '<', '<=', '>', '>=', 'and', 'or', '&'];

/** Text of expressions within the subset that is compiled: most of what `when` and short `expr` are made of. */
export const subsetExpression = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 4, arbitrary: path },
    { weight: 2, arbitrary: literal },
    {
      weight: 4,
      arbitrary: fc
        .tuple(tie('expression'), fc.constantFrom(...operators), tie('expression'))
        .map((parts) => parts.join(' ')),
    },
    tie('expression').map((inner) => `(${inner})`),
    tie('expression').map((inner) => `$exists(${inner})`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([condition, then, other]) => `${condition} ? ${then} : ${other}`),
    fc.tuple(tie('expression'), tie('expression')).map(([condition, then]) => `(${condition} ? ${then})`),
    fc.tuple(tie('expression'), tie('expression')).map((sides) => sides.join(' ?? ')),
    fc.tuple(tie('expression'), tie('expression')).map((sides) => sides.join(' ?: ')),
  ),
})).expression;

/** Data as `JSON.parse` makes it, with lists in lists and names that objects inherit. */
export const data = fc.oneof(
  { weight: 1, arbitrary: fc.constant(undefined) },
  {
    weight: 12,
    arbitrary: fc
      .letrec<{ value: string }>((tie) => ({
        value: fc.oneof(
          { maxDepth: 5, withCrossShrink: true },
          fc.constantFrom(
            '0',
            '1',
            '-1',
            '2.5',
            '0.1',
            '1e999',
            '123456789012345680000',
            'true',
            'false',
            'null',
            '""',
            '"x"',
            '"a b"',
            '"é"',
            '[]',
            '{}',
          ),
          {
            weight: 2,
            arbitrary: fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
          },
          {
            weight: 4,
            arbitrary: fc
              .array(fc.tuple(fc.constantFrom('a', 'b', 'c', ...names), tie('value')), { maxLength: 4 })
              .map(
                (members) =>
                  `{${members.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`,
              ),
          },
        ),
      }))
      .value.map((text): unknown => JSON.parse(text)),
  },
);
