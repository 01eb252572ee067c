import type { Shape } from '../data/Shape.ts';
import type { Draw, Variable } from './Draw.ts';

const symbols: Record<Shape['kind'], string> = {
  number: 'n',
  text: 's',
  boolean: 'b',
  null: 'l',
  object: 'o',
  list: 'a',
};

/**
 * A lambda that is called with values of `given`; it declares some of them, rarely one more. Now and then a block, a
 * signature or a closure over a variable of its own.
 */
export function drawLambda(
  at: Draw,
  given: readonly Shape[],
  body: (inner: Draw) => string,
  least = 1,
): string {
  const { random } = at;
  const count = Math.max(
    least,
    random.chance(0.05) ? given.length + 1 : random.between(Math.min(1, given.length), given.length),
  );
  const names = new Set<string>();
  while (names.size < count) names.add(at.variableName());
  const variables: Variable[] = [...names].map((name, index) => ({
    name,
    shape: given[index] ?? { kind: 'null' },
  }));
  const inner = at.with(...variables).deeper();
  const signature = random.chance(0.05) ? drawSignature(at, variables) : '';
  const word = random.chance(0.9) ? 'function' : 'λ';
  return `${word}(${variables.map(({ name }) => name).join(', ')})${signature}{${drawBody(inner, body)}}`;
}

function drawBody(inner: Draw, body: (inner: Draw) => string): string {
  const { random } = inner;
  if (!random.chance(0.12)) return body(inner);
  const name = inner.variableName();
  const value = inner.deeper().draw('any');
  return `(${name} := ${value.text}; ${body(inner.with({ name, shape: value.shape }))})`;
}

function drawSignature(at: Draw, variables: readonly Variable[]): string {
  const { random } = at;
  const types = variables.map(({ shape }) => {
    const own =
      shape.kind === 'list' && random.chance(0.3) ? `a<${symbols[shape.of.kind]}>` : symbols[shape.kind];
    const symbol = random.pickWeighted([
      { symbol: own, weight: 12 },
      { symbol: 'x', weight: 3 },
      { symbol: 'j', weight: 2 },
      { symbol: `(${own}l)`.replace(/a<.>/, 'a'), weight: 1 },
      { symbol: random.pick(['n', 's', 'b', 'a', 'o', 'f']), weight: 2 },
    ]).symbol;
    return `${symbol}${random.pick(['', '', '', '?', '-', '+'])}`;
  });
  return `<${types.join('')}${random.pick([':x', ':n', ':s', ''])}>`;
}

/** Something that takes one value and answers one of a kind: a builtin's name, a partial application, a composition. */
export function drawMapper(
  at: Draw,
  item: Shape,
): { text: string; kind: 'number' | 'text' | 'boolean' } | undefined {
  const { random } = at;
  if (item.kind === 'number') {
    const name = random.pick([
      '$abs',
      '$floor',
      '$ceil',
      '$round',
      '$sqrt',
      '$string',
      '$boolean',
      '$not',
      '$type',
      '$exists',
    ]);
    const kind =
      name === '$string' || name === '$type'
        ? 'text'
        : ['$boolean', '$not', '$exists'].includes(name)
          ? 'boolean'
          : 'number';
    if (!random.chance(0.3)) return { text: name, kind };
    return random.pick([
      { text: `$power(?, ${random.pick(['2', '0', '0.5', '-1'])})`, kind: 'number' as const },
      { text: `$formatNumber(?, ${random.pick(['"#,##0.00"', '"0"', '"00.0"'])})`, kind: 'text' as const },
      { text: `$formatBase(?, ${random.pick(['2', '16', '36'])})`, kind: 'text' as const },
      { text: `($abs ~> $string)`, kind: 'text' as const },
      {
        text: `function($n){$n ${random.pick(['+', '-', '*', '/', '%'])} ${at.piece('number', 61)}}`,
        kind: 'number' as const,
      },
    ]);
  }
  if (item.kind !== 'text') return undefined;
  const name = random.pick([
    '$uppercase',
    '$lowercase',
    '$trim',
    '$length',
    '$number',
    '$string',
    '$exists',
    '$base64encode',
    '$encodeUrlComponent',
    '$type',
  ]);
  const kind = name === '$length' || name === '$number' ? 'number' : name === '$exists' ? 'boolean' : 'text';
  if (!random.chance(0.35)) return { text: name, kind };
  return random.pick([
    { text: '$substring(?, 0, 2)', kind: 'text' as const },
    { text: '$substringBefore(?, ",")', kind: 'text' as const },
    { text: '$contains(?, "a")', kind: 'boolean' as const },
    { text: '$contains(?, /a/i)', kind: 'boolean' as const },
    { text: '$pad(?, 5, "-")', kind: 'text' as const },
    { text: '($trim ~> $uppercase)', kind: 'text' as const },
    { text: '($lowercase ~> $length)', kind: 'number' as const },
    { text: '$split(?, ",")', kind: 'text' as const },
    { text: '$replace(?, "a", "b")', kind: 'text' as const },
    { text: '$join([?, "x"])', kind: 'text' as const },
  ]);
}
