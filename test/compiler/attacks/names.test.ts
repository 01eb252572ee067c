import { afterEach, describe, expect, it } from 'vitest';
import { compileExpression } from '../../../src/expression/compileExpression.ts';
import { evaluateMapping } from './evaluateMapping.ts';

declare global {
  var stolen: unknown;
}

/** What every object and function inherits, and what the library marks its own lists and functions with. */
const inherited = [
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
  'length',
  'name',
  'caller',
  'arguments',
  'apply',
  'call',
  'bind',
  'then',
  'sequence',
  'cons',
  'keepSingleton',
  'implementation',
  'environment',
  'body',
  'input',
  '@',
];

const prototypes = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Number.prototype,
  RegExp.prototype,
  Promise.prototype,
  Map.prototype,
];
const before = prototypes.map((prototype) => Object.getOwnPropertyNames(prototype).join());

afterEach(() => {
  expect(globalThis.stolen).toBeUndefined();
  expect(prototypes.map((prototype) => Object.getOwnPropertyNames(prototype).join())).toEqual(before);
});

/** Every way to read a name of what the event brings: none finds what is inherited. */
const reads: readonly [way: string, expression: (name: string) => string][] = [
  ['a path', (name) => `properties.o.\`${name}\``],
  ['a path through a list', (name) => `properties.list.\`${name}\``],
  ['a path through a text', (name) => `properties.text.\`${name}\``],
  ['a path through a number', (name) => `properties.number.\`${name}\``],
  ['a path from a function', (name) => `$sum.\`${name}\``],
  ['a path from a function of its own', (name) => `(function($a){$a}).\`${name}\``],
  [
    'a path from a regular expression',
    (name) => `(\n$match; ($r := [1, /a/][1]; $r.\`${name}\`))`.replace('$match; ', ''),
  ],
  ['a path from a match', (name) => `$match("ab", /a/).next.\`${name}\``],
  ['a path that is computed', (name) => `properties.o.$lookup($, "${name}")`],
  ['$lookup', (name) => `$lookup(properties.o, "${name}")`],
  ['$lookup in a list', (name) => `$lookup(properties.list, "${name}")`],
  ['$lookup in what was merged', (name) => `$lookup($merge([properties.o, {"b": 1}]), "${name}")`],
  ['$lookup in what was sifted', (name) => `$lookup($sift(properties.o, function() { true }), "${name}")`],
  ['$lookup in what was grouped', (name) => `$lookup(properties.o{"k": 1}, "${name}")`],
  ['$lookup in what was copied', (name) => `$lookup($clone(properties.o), "${name}")`],
  ['$lookup in what was changed', (name) => `$lookup(properties.o ~> |$|{"b": 1}|, "${name}")`],
  ['$lookup in a constructed map', (name) => `$lookup({"b": 1}, "${name}")`],
  ['a predicate', (name) => `properties.o[\`${name}\`]`],
  ['an order', (name) => `(properties.pair^(\`${name}\`)).\`${name}\``],
  ['a wildcard', (name) => `properties.o.*.\`${name}\``],
  ['descendants', (name) => `properties.o.**.\`${name}\``],
  ['a variable', (name) => (/^\w+$/.test(name) ? `$${name}` : '$nothing')],
  ['a variable of a tuple', (name) => (/^\w+$/.test(name) ? `properties.o@$v.$${name}` : '$nothing')],
  ['a binding of a block', (name) => (/^\w+$/.test(name) ? `($v := 1; $${name})` : '$nothing')],
];

describe('what an object inherits', () => {
  const input = {
    properties: { o: { a: 1 }, list: [{ a: 1 }, [2]], text: 'x', number: 1, pair: [{ a: 1 }, { a: 2 }] },
  };

  it.each(reads)('is not found by %s', async (_, expression) => {
    for (const name of inherited) {
      const text = expression(name);
      if (/\$length\b/.test(text)) continue;
      expect(await compileExpression(text).evaluate(structuredClone(input), {}), text).toBeUndefined();
    }
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf', '__defineGetter__'])(
    'is an ordinary name where the event or the expression says so: %s',
    async (name) => {
      const given = JSON.parse(`{"properties":{"o":{${JSON.stringify(name)}:{"x":7}}}}`);
      const key = JSON.stringify(name);
      for (const text of [
        `properties.o.\`${name}\`.x`,
        `$lookup(properties.o, ${key}).x`,
        `$merge([properties.o, {"b": 1}]).\`${name}\`.x`,
        `$spread(properties.o)[0].\`${name}\`.x`,
        `$sift(properties.o, function() { true }).\`${name}\`.x`,
        `$each(properties.o, function($v, $k) { $k = ${key} ? $v.x })`,
        `{${key}: {"x": 7}}.\`${name}\`.x`,
        `(properties.o{${key}: {"x": 7}}).\`${name}\`.x`,
        `(properties.o ~> |$|{${key}: {"x": 7}}|).\`${name}\`.x`,
        `($f := function($${name}) { $${name} }; $f(7))`,
        `($${name} := 7; $${name})`,
        `properties.o@$${name}.($${name}.\`${name}\`.x)`,
        `([7])#$${name}.($${name} + 7)`,
        `$keys(properties.o)[0] = ${key} ? 7`,
        `$clone(properties.o).\`${name}\`.x`,
        `$number($string(properties.o.\`${name}\`.x))`,
        `$distinct([properties.o, properties.o]).\`${name}\`.x`,
      ]) {
        expect(await compileExpression(text).evaluate(structuredCopy(given), {}), text).toBe(7);
      }
      expect(compileExpression(`$${name}`).evaluate({}, JSON.parse(`{${key}: 7}`))).toBe(7);
    },
  );

  it('is not written by a transform, a merge or a group, whatever the event names', async () => {
    const poison = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
    for (const expression of [
      'properties ~> |$|$$.properties|',
      'properties ~> |**[$type($) = "object"]|{"polluted": 1}|',
      'properties ~> |$.constructor.prototype|{"polluted": 1}|',
      'properties ~> |__proto__|{"polluted": 1}|',
      'properties ~> |$|{}, ["__proto__", "constructor"]|',
      '$merge([properties, properties])',
      '$merge($spread(properties))',
      'properties{$keys($)[0]: $}',
      '$sift(properties, function() { true })',
    ]) {
      const outcome = await evaluateMapping(expression, poison);
      expect(outcome.outcome, expression).toBe('record');
      expect(({} as Record<string, unknown>).polluted, expression).toBeUndefined();
    }
  });
});

function structuredCopy(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Texts that would run, were they ever to leave their quotes. */
const injections = [
  '"+(globalThis.stolen=1)+"',
  "'+(globalThis.stolen=1)+'",
  '$' + '{globalThis.stolen=1}',
  '`+(globalThis.stolen=1)+`',
  '*/globalThis.stolen=1;/*',
  '\u2028globalThis.stolen=1;\u2029',
  '\\");globalThis.stolen=1;(\\"',
  '\n;globalThis.stolen=1;//',
  ');globalThis.stolen=1;(',
  ']};globalThis.stolen=1;({[',
];

/** Every place of an expression that takes a text. */
const places: readonly [place: string, expression: (text: string) => string][] = [
  ['a text', (text) => JSON.stringify(text)],
  ['a name', (text) => `\`${text.replaceAll('`', '')}\``],
  ['a name in a path', (text) => `a.\`${text.replaceAll('`', '')}\`.\`${text.replaceAll('`', '')}\`[0]`],
  ['a name in a predicate', (text) => `a[\`${text.replaceAll('`', '')}\` = 1]`],
  ['a key', (text) => `{${JSON.stringify(text)}: 1}`],
  ['a key of a group', (text) => `a{${JSON.stringify(text)}: 1}`],
  ['a variable', (text) => `($${text.replaceAll(/[^\p{L}]/gu, '') || 'x'} := 1)`],
  ['a quoted variable', (text) => `\`$${text.replaceAll('`', '')}\``],
  ['a regular expression', (text) => `$contains("x", /${text.replaceAll(/[^\w\s;.=]/g, '\\$&')}/)`],
  ['a number picture', (text) => `$formatNumber(1, ${JSON.stringify(`0${text}`)})`],
  ['a date picture', (text) => `$fromMillis(0, ${JSON.stringify(text.replaceAll(/[[\]]/g, ''))})`],
  ['an integer picture', (text) => `$formatInteger(1, ${JSON.stringify(`0${text}`)})`],
  ['a message', (text) => `$error(${JSON.stringify(text)})`],
  ['a list of literals', (text) => `a in [${JSON.stringify(text)}]`],
  ['a comment', (text) => `a /* ${text.replaceAll('*/', '')} */`],
  ['what is replaced', (text) => `$replace("x", ${JSON.stringify(text)}, ${JSON.stringify(text)})`],
  ['an update', (text) => `$ ~> |$|{${JSON.stringify(text)}: ${JSON.stringify(text)}}|`],
];

describe('the text of an expression is never code', () => {
  it.each(places)('as %s', async (_, expression) => {
    let evaluated = 0;
    for (const text of injections) {
      let compiled: ReturnType<typeof compileExpression>;
      try {
        compiled = compileExpression(expression(text));
      } catch (fault) {
        // A fault of the text; were it the generated code that does not parse, this would be an Error.
        expect(fault, expression(text)).toMatchObject({ code: expect.stringMatching(/^[SD]\d{4}$/) });
        continue;
      }
      expect(compiled.mode).toBe('compiled');
      try {
        compiled.evaluate({ a: [{}] });
      } catch (fault) {
        expect(fault, expression(text)).toMatchObject({ code: expect.stringMatching(/^[A-Z]\d{4}$/) });
      }
      evaluated++;
      expect(globalThis.stolen, expression(text)).toBeUndefined();
    }
    expect(evaluated).toBeGreaterThan(3);
  });
});

describe('bindings that the caller gives', () => {
  it('are read as they are, and only their own', async () => {
    const bindings = Object.create({ hidden: 1 });
    bindings.own = { a: 1 };
    expect(compileExpression('$own.a').evaluate({}, bindings)).toBe(1);
    expect(compileExpression('$hidden').evaluate({}, bindings)).toBeUndefined();
  });

  it('may be proxies and have getters that fail: the caller is told, and nothing else is harmed', () => {
    const failing = Object.defineProperty({}, 'trap', {
      enumerable: true,
      get: () => {
        throw new Error('a getter of the caller');
      },
    });
    const proxy = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('a proxy of the caller');
        },
      },
    );
    const limited = compileExpression('$trap', { stepLimit: 1000 });
    expect(() => limited.evaluate({}, failing)).toThrow('a getter of the caller');
    expect(() => limited.evaluate({}, proxy)).toThrow('a proxy of the caller');
    expect(limited.evaluate({}, { trap: 7 })).toBe(7);
  });

  it('may be revoked, endless or circular', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const endless = new Proxy(
      {},
      {
        get: (_, name, proxy) => (typeof name === 'string' ? proxy : undefined),
        getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: 1 }),
        ownKeys: () => ['next'],
      },
    );
    for (const value of [circle, endless]) {
      for (const expression of [
        '$count($v.**)',
        '$string($v)',
        '$v = $v.self',
        '$count($distinct([$v, [$v]]))',
        '$clone($v)',
      ]) {
        const { evaluate } = compileExpression(expression, {
          stepLimit: 100_000,
          characterLimit: 100_000,
          itemLimit: 100_000,
        });
        try {
          evaluate({}, { v: value });
        } catch (fault) {
          expect(fault, expression).toMatchObject({
            code: expect.stringMatching(/^(?:budget|D1011|D3120)$/),
          });
        }
      }
    }
  });
});
