import { drawData, drawHostile, faithful, type Straying } from './data/drawData.ts';
import { drawShape } from './data/drawShape.ts';
import { memberOf, type Shape } from './data/Shape.ts';
import { strayFrom } from './data/strayFrom.ts';
import { envelope, library, nested } from './data/worlds.ts';
import { bindingShapes, drawExpression } from './grammar/drawExpression.ts';
import { builtinNames } from './oracle/builtins.ts';
import { Random } from './Random.ts';
import { mappings } from './seeds/mappings.ts';
import { mutate } from './seeds/mutate.ts';
import { suiteSeeds } from './seeds/suiteSeeds.ts';
import { tokensOf } from './seeds/tokens.ts';

/** One expression with everything it is evaluated over. */
export interface CaseGroup {
  readonly expression: string;
  readonly inputs: readonly (string | undefined)[];
  readonly bindings: string | undefined;
  readonly budgeted: boolean;
}

/** From what is expected to what nobody expects. */
const strayings: readonly Straying[] = [
  faithful,
  faithful,
  { missing: 0.08, hostile: 0 },
  { missing: 0.03, hostile: 0.03 },
  { missing: 0.2, hostile: 0.15 },
];

/** The `index`-th group of a run. */
export function drawCases(seed: number, index: number): CaseGroup {
  const random = new Random(seed, index);
  const bound = random.chance(0.15);
  const bindings = bound ? drawBindings(random) : undefined;
  const roll = random.below(100);
  const { expression: sound, inputs } =
    roll < 72
      ? fresh(random, bound)
      : roll < 90 || suiteSeeds.length === 0
        ? ofMapping(random)
        : ofSuite(random);
  const expression = random.chance(0.015) ? broken(random, sound) : sound;
  return { expression, inputs, bindings, budgeted: mayRunAway(expression) || random.chance(0.5) };
}

function fresh(random: Random, bound: boolean): { expression: string; inputs: (string | undefined)[] } {
  const shape = drawShape(random);
  return { expression: drawExpression(random, shape, bound), inputs: drawInputs(random, shape) };
}

function drawInputs(random: Random, shape: Shape): (string | undefined)[] {
  const inputs: (string | undefined)[] = strayings.map((straying) => drawData(random, shape, straying));
  // At times many inputs in one, at times none, at times something else altogether.
  if (random.chance(0.1)) inputs[2] = `[${inputs[2]},${inputs[3]}]`;
  if (random.chance(0.1)) inputs[4] = random.chance(0.4) ? undefined : drawHostile(random, 3);
  return inputs;
}

function ofMapping(random: Random): { expression: string; inputs: (string | undefined)[] } {
  const seed = random.pick(mappings);
  const shape = /^(\$\[|\$\.|\$ ~> \$map)/.test(seed)
    ? drawShape(random)
    : /books|loans|customers/.test(seed)
      ? library
      : /\b(a|items)\b(?! *:)/.test(seed) && !/properties|context/.test(seed)
        ? nested
        : envelope;
  const expression = random.chance(0.1)
    ? seed
    : mutate(random, seed, {
        other: () => tokensOf(random.pick(mappings)),
        fresh: () => drawExpression(random, shape, false),
        names: namesOf(shape),
      });
  return { expression, inputs: drawInputs(random, shape) };
}

function ofSuite(random: Random): { expression: string; inputs: (string | undefined)[] } {
  const { expression, data } = random.pick(suiteSeeds);
  const names = data === undefined ? ['a'] : [...data.matchAll(/"([^"\\]+)":/g)].map(([, name = '']) => name);
  const changed = random.chance(0.1)
    ? expression
    : mutate(random, expression, {
        other: () => tokensOf(random.pick(suiteSeeds).expression),
        fresh: () => random.pick(['1', '"a"', '$', '[1, 2]', '$$', '{}']),
        names: names.length === 0 ? ['a'] : names,
      });
  const strayed = [0.02, 0.1].map((much) => (data === undefined ? undefined : strayFrom(random, data, much)));
  return { expression: changed, inputs: [data, ...strayed] };
}

function namesOf(shape: Shape): string[] {
  const item = memberOf(shape);
  return item.kind === 'object'
    ? item.fields.flatMap((field) => [field.name, ...namesOf(field.shape)])
    : ['a'];
}

function drawBindings(random: Random): string {
  const straying = { missing: 0, hostile: random.chance(0.3) ? 0.2 : 0 };
  const members = bindingShapes
    .filter(({ name }) => random.chance(name === '$count' ? 0.05 : 0.9))
    .map(({ name, shape }) => `${JSON.stringify(name.slice(1))}:${drawData(random, shape, straying)}`);
  return `{${members.join(',')}}`;
}

const callOfVariable = new RegExp(
  `\\$(?!(?:${builtinNames.join('|')})\\b)[\\p{L}_][\\p{L}\\p{N}_]*\\s*\\(`,
  'u',
);

const breaking = [
  '"',
  "'",
  '`',
  '"\\q"',
  '"\\u12"',
  '/*',
  '//',
  '/',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '1e999',
  '@$v',
  '#$i',
  '@a',
  '|',
  ':=',
  '1 := 2',
  '~',
  '!',
  ' ',
  '{}{}',
  '{}[0]',
  '<n<s>>',
  '^(a)@$v',
  '[0]@$v',
  '.1',
  '..',
  ',',
  ';',
  '?',
  '%',
];

/** With something in it that seldom belongs there: most of it does not parse. */
function broken(random: Random, expression: string): string {
  const place = random.below(expression.length + 1);
  return expression.slice(0, place) + random.pick(breaking) + expression.slice(place);
}

/** Functions kept in variables can call themselves, and a mutation can take away what ends it. */
function mayRunAway(expression: string): boolean {
  return callOfVariable.test(expression) || /:=\s*(function|λ|\()/.test(expression);
}
