import fc from 'fast-check';
import { builtins } from '../../../src/expression/functions/builtins.ts';
import { NativeMatcher } from '../../../src/expression/regex/NativeMatcher.ts';
import { castToString } from '../../../src/expression/runtime/castToString.ts';
import { FunctionValue } from '../../../src/expression/runtime/FunctionValue.ts';
import { RegexValue } from '../../../src/expression/runtime/RegexValue.ts';
import { Sequence } from '../../../src/expression/runtime/Sequence.ts';
import { Signature } from '../../../src/expression/runtime/Signature.ts';

/** One argument for both sides: data, or a function, which the package is given as a text. */
export interface Argument {
  readonly text?: string;
  ours(): unknown;
  theirs(): unknown;
}

/** Data that cannot be changed without an error. */
function datum(value: unknown): Argument {
  freeze(value);
  return {
    ours: () => value,
    theirs: () => value,
    [fc.toStringMethod]: () => fc.stringify(value),
  } as Argument;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const member of Object.values(value)) freeze(member);
}

/** A sequence, which the package marks with a property. */
function sequence(items: readonly unknown[]): Argument {
  const ours = Sequence.empty();
  ours.push(...items);
  return {
    ours: () => ours,
    theirs: () => Object.defineProperty([...items], 'sequence', { value: true }),
    [fc.toStringMethod]: () => `sequence ${fc.stringify(items)}`,
  } as Argument;
}

function fun(text: string, make: () => FunctionValue): Argument {
  return { text, ours: make, theirs: () => undefined, [fc.toStringMethod]: () => text } as Argument;
}

function lambda(arity: number, text: string, body: (...args: unknown[]) => unknown): Argument {
  return fun(text, () => new FunctionValue('lambda', arity, (args) => body(...args)));
}

function builtin(name: string): Argument {
  return fun(`$${name}`, () => {
    const { arity, signature, implementation } = builtins.get(name) as typeof builtins extends ReadonlyMap<
      string,
      infer Found
    >
      ? Found
      : never;
    const call = implementation as (...args: unknown[]) => unknown;
    return new FunctionValue('builtin', arity, (args) => call(...args), Signature.parse(signature));
  });
}

function regex(pattern: RegExp): Argument {
  const global = new RegExp(pattern, `${pattern.flags}g`);
  return fun(String(pattern), () => new RegexValue(new NativeMatcher(global), 0));
}

const asText = (value: unknown) => (value === undefined ? '' : castToString(value));
const isAfter = (left: unknown, right: unknown) =>
  left === undefined || right === undefined ? undefined : asText(left) > asText(right);
const map = (members: Record<string, unknown>) => Object.assign(Object.create(null), members);
const nothing = new FunctionValue('lambda', 0, () => undefined);

/** Matchers of an expression's own: good, loose and broken ones. */
const matchers = [
  lambda(1, 'function($s){{"match":"b","start":1,"end":2,"groups":["q"],"next":function(){missing}}}', () =>
    map({ match: 'b', start: 1, end: 2, groups: ['q'], next: nothing }),
  ),
  lambda(1, 'function($s){{"start":0}}', () => map({ start: 0 })),
  lambda(1, 'function($s){{"start":0,"match":"a","next":function(){missing}}}', () =>
    map({ start: 0, match: 'a', next: nothing }),
  ),
  lambda(1, 'function($s){{"match":"a"}}', () => map({ match: 'a' })),
  lambda(1, 'function($s){5}', () => 5),
  lambda(1, 'function($s){null}', () => null),
  lambda(1, 'function($s){false}', () => false),
  lambda(1, 'function($s){missing}', () => undefined),
];

const functions = fc.oneof(
  fc.constantFrom(
    lambda(0, 'function(){1}', () => 1),
    lambda(1, 'function($x){$x}', (x) => x),
    lambda(1, 'function($x){missing}', () => undefined),
    lambda(1, 'function($x){[]}', () => []),
    lambda(1, 'function($x){[$x]}', (x) => (Array.isArray(x) ? [...x] : x === undefined ? [] : [x])),
    lambda(1, 'function($x){"<" & $string($x) & ">"}', (x) => `<${asText(x)}>`),
    lambda(2, 'function($x,$i){$i}', (_, index) => index),
    lambda(2, 'function($x,$i){$string($i) in ["1","b"]}', (_, key) => ['1', 'b'].includes(asText(key))),
    lambda(3, 'function($x,$i,$w){$w}', (_, _i, whole) => whole),
    lambda(2, 'function($l,$r){$string($l) > $string($r)}', (left, right) => isAfter(left, right)),
    lambda(2, 'function($l,$r){$string($l) < $string($r)}', (left, right) => isAfter(right, left)),
    lambda(2, 'function($l,$r){$string($l) & "," & $string($r)}', (l, r) => `${asText(l)},${asText(r)}`),
    lambda(3, 'function($l,$r,$i){$string($l) & $i}', (left, _, index) => asText(left) + asText(index)),
    lambda(
      4,
      'function($l,$r,$i,$w){[$exists($l), $exists($r), $i = 1, $exists($w)]}',
      (left, right, index, whole) => [
        left !== undefined,
        right !== undefined,
        index === 1,
        whole !== undefined,
      ],
    ),
    ...['string', 'uppercase', 'boolean', 'exists', 'count', 'sum', 'substringBefore', 'not', 'keys'].map(
      builtin,
    ),
  ),
  fc.constantFrom(...matchers),
  {
    weight: 4,
    arbitrary: fc.constantFrom(/a/, /./, /\w+/, /b+/, /(\w)(\d)?/, /^/, /x*/, /,\s*/, /[^a-z]/i).map(regex),
  },
);

const texts = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'b') },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      '',
      'a',
      'b',
      ',',
      'abc',
      'aB,c',
      ' a  b\t\n',
      'a1b2',
      'xundefinedx',
      '__proto__',
      'constructor',
      '2',
    ),
  },
  fc.constantFrom(
    '12',
    '-1.5e3',
    '1e999',
    '.5',
    '0x1F',
    '0o17',
    '0b11',
    'z0o17z',
    '0xFFz',
    '+1',
    'true',
    ' 1',
  ),
  fc.constantFrom('$', '$0', '$1', '$$', '<$1$2>', '$9', '$10', '$-1', '$a', 'a$'),
  fc.constantFrom('😀', 'a😀b😀', '\ud83d', '\ude00', '\ude00\ud83d', 'é', 'ß', '漢字'),
  fc.constantFrom('%41', '%', '%E0%A4', 'a b/?&=+#', 'aGk=', 'aGk', '////'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

const numbers = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(0, 1, 2, 3, -1, -2, 5, 10) },
  fc.constantFrom(-0, 0.5, 1.5, 2.5, -0.5, -2.5, 0.1 + 0.2, 1.005, 12.3456, 1e21, 1e-7, 2 ** 53, 40),
  fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e6, max: 1e6 }),
  {
    weight: 1,
    arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300),
  },
);

const hostileMaps = [
  '{"__proto__":{"x":1}}',
  '{"constructor":1,"length":0}',
  '{"length":0}',
  '{"b":1,"2":2,"1":3}',
];

const maps = fc.oneof(
  fc.constantFrom({}, { a: 1 }, { b: 'x', a: [1] }, { a: null, b: { c: 0.1 + 0.2 } }),
  fc.constantFrom(...hostileMaps).map((text) => JSON.parse(text) as Record<string, unknown>),
);

const scalars = fc.oneof(texts, numbers, fc.boolean(), fc.constant(null));

const lists = fc.oneof(
  fc.array(texts, { maxLength: 4 }),
  fc.array(numbers, { maxLength: 4 }),
  fc.array(maps, { maxLength: 4 }),
  fc.array(fc.oneof(scalars, maps, fc.array(fc.oneof(scalars, maps), { maxLength: 2 })), { maxLength: 4 }),
  fc.constantFrom([], [[]], [[[]]], [[1]], [[], { length: 0 }, []], [0, -0, 0], [Number.NaN, Number.NaN]),
);

const sequences = fc.oneof(
  fc.array(texts, { minLength: 2, maxLength: 4 }),
  fc.array(numbers, { minLength: 2, maxLength: 4 }),
  fc.array(maps, { minLength: 2, maxLength: 3 }),
);

/** Arguments by the letter that a signature has for their type. */
const byType: Readonly<Record<string, fc.Arbitrary<Argument>>> = {
  s: texts.map(datum),
  n: numbers.map(datum),
  b: fc.boolean().map(datum),
  o: maps.map(datum),
  a: fc.oneof({ weight: 3, arbitrary: lists.map(datum) }, sequences.map(sequence)),
  f: functions,
  m: fc.constant(datum(undefined)),
  l: fc.constant(datum(null)),
};

const anything = fc.oneof(
  { weight: 8, arbitrary: byType.o as fc.Arbitrary<Argument> },
  { weight: 4, arbitrary: byType.a as fc.Arbitrary<Argument> },
  ...Object.values(byType),
);

function ofTypes(types: string): fc.Arbitrary<Argument> {
  const fitting = [...types].map((type) => byType[type] ?? anything);
  return fc.oneof(
    { weight: 16, arbitrary: fc.oneof(...fitting) },
    { weight: 1, arbitrary: fc.constant(datum(undefined)) },
    { weight: 1, arbitrary: anything },
  );
}

const listsOf: Readonly<Record<string, fc.Arbitrary<unknown[]>>> = {
  n: fc.array(numbers, { maxLength: 5 }),
  s: fc.array(texts, { maxLength: 5 }),
  o: fc.array(maps, { maxLength: 4 }),
};

function listOf(type: string): fc.Arbitrary<Argument> {
  const items = listsOf[type] as fc.Arbitrary<unknown[]>;
  return fc.oneof(
    { weight: 6, arbitrary: items.map(datum) },
    { weight: 2, arbitrary: items.filter((list) => list.length > 1).map(sequence) },
    { weight: 2, arbitrary: byType[type] as fc.Arbitrary<Argument> },
    ofTypes('a'),
  );
}

/** Mostly as many arguments as a signature has parameters, mostly of the types that it asks for. */
export function argumentsFor(signature: string): fc.Arbitrary<Argument[]> {
  const [given = ''] = signature.replace('f<s:o>', 'f').slice(1).split(':');
  const parameters = [...given.matchAll(/\((\w+)\)|(\w)(?:<(\w)>)?/g)];
  const fitting = parameters.map(([, choice, type, subtype]) =>
    choice === undefined && type === 'a' && subtype !== undefined
      ? listOf(subtype)
      : ofTypes((choice ?? (type as string)).replace('j', 'x')),
  );
  const full = fc.tuple(...fitting);
  return fc.oneof(
    { weight: 8, arbitrary: full },
    {
      weight: 3,
      arbitrary: fc.tuple(full, fc.nat(parameters.length)).map(([all, count]) => all.slice(0, count)),
    },
    { weight: 1, arbitrary: fc.tuple(full, anything).map(([all, more]) => [...all, more]) },
  );
}

/** What stands in for an argument that is left out. */
export const contexts: fc.Arbitrary<unknown> = fc.oneof(
  texts,
  numbers,
  maps,
  fc.constantFrom(undefined, true),
);
