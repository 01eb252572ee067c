import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { ExpressionFault } from '../../../src/expression/ExpressionFault.ts';
import { builtins } from '../../../src/expression/functions/builtins.ts';
import { FunctionValue } from '../../../src/expression/runtime/FunctionValue.ts';

/** Calls a function of the library with arguments that fit. */
function call(name: string, ...args: unknown[]): unknown {
  const builtin = builtins.get(name);
  if (builtin === undefined) throw new Error(`there is no $${name}`);
  return (builtin.implementation as (...given: unknown[]) => unknown)(...args);
}

/** The items of the list that a call answers, as a list without a mark. */
function items(name: string, ...args: unknown[]): object[] {
  return [...(call(name, ...args) as object[])];
}

function lambda(arity: number, body: (...args: unknown[]) => unknown): FunctionValue {
  return new FunctionValue('lambda', arity, (args) => body(...args));
}

function nested(levels: number, innermost: unknown): unknown {
  let value = innermost;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

describe('what is nested very deep', () => {
  const deep = [nested(100_000, { a: 1 }), nested(100_000, { a: 1 })];

  it.each(['string', 'clone', 'keys', 'spread', 'distinct', 'boolean', 'not', 'count', 'type'])(
    'is a value or a fault to $%s, and no error',
    (name) => {
      let fault: unknown;
      try {
        call(name, deep);
      } catch (thrown) {
        fault = thrown;
      }
      if (fault !== undefined) expect(fault).toBeInstanceOf(ExpressionFault);
    },
  );

  it('is a fault that says so where there is no text for it', () => {
    expect(() => call('string', deep)).toThrow(expect.objectContaining({ code: 'D1011' }));
  });
});

describe('what is very long', () => {
  const size = 100_000;
  const numbers = Array.from({ length: size }, (_, index) => (index * 7919) % size);
  const ascending = Array.from({ length: size }, (_, index) => index);

  it('is sorted, with and without a function', () => {
    expect(call('sort', numbers)).toEqual(ascending);
    const descending = lambda(2, (left, right) => (left as number) < (right as number));
    expect(call('sort', numbers, descending)).toEqual(ascending.toReversed());
  });

  it('is split and joined', () => {
    const text = call('join', ascending.map(String), ',');
    expect(call('split', text, ',')).toEqual(ascending.map(String));
    expect(call('replace', text, ',', '')).toBe(ascending.join(''));
  });

  it('has its duplicates taken out', () => {
    const maps = numbers.map((number) => ({ id: number % 1000, tags: ['a', number % 2] }));
    expect(call('distinct', maps)).toHaveLength(1000);
    expect(
      call(
        'distinct',
        numbers.map((number) => number % 10),
      ),
    ).toHaveLength(10);
  });

  it('is spread, merged, reversed, summed up and measured', () => {
    const maps = ascending.map((number) => ({ [`n${number}`]: number }));
    expect(call('spread', maps)).toHaveLength(size);
    expect(Object.keys(call('merge', maps) as object)).toHaveLength(size);
    expect(call('reverse', ascending)).toEqual(ascending.toReversed());
    expect([call('max', numbers), call('min', numbers), call('sum', numbers)]).toEqual([
      size - 1,
      0,
      (size * (size - 1)) / 2,
    ]);
  });

  it('is padded, and refused where no text can be that long', () => {
    expect(call('pad', 'x', -1_000_000, '😀')).toHaveLength(1_999_999);
    expect(() => call('pad', 'x', 1e12)).toThrow(expect.objectContaining({ code: 'D3120' }));
  });
});

describe('names that JavaScript knows', () => {
  const hostile = JSON.parse('{"__proto__": {"x": 1}, "constructor": 2, "toString": 3}') as object;
  const names = ['__proto__', 'constructor', 'toString'];

  it('are ordinary names in maps', () => {
    expect(items('keys', hostile)).toEqual(names);
    expect(items('keys', [hostile, {}])).toEqual(names);
    expect(Object.keys(call('merge', [{ a: 1 }, hostile]) as object)).toEqual(['a', ...names]);
    expect(
      Object.keys(
        call(
          'sift',
          hostile,
          lambda(1, () => true),
        ) as object,
      ),
    ).toEqual(names);
    expect(items('spread', hostile).flatMap(Object.keys)).toEqual(names);
    expect(
      items(
        'each',
        hostile,
        lambda(2, (_, name) => name),
      ),
    ).toEqual(names);
    expect(Object.keys(call('clone', hostile) as object)).toEqual(names);
    expect(Object.getPrototypeOf(call('clone', hostile))).toBe(Object.prototype);
  });

  it('are not found where data does not have them', () => {
    for (const name of names) expect(call('lookup', { a: 1 }, name)).toBeUndefined();
  });
});

describe('$sort', () => {
  it('asks a function the same questions in the same order as the package', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5), { maxLength: 30 }), async (list) => {
        const ours: unknown[] = [];
        const theirs: unknown[] = [];
        const noting = (asked: unknown[]) => (left: unknown, right: unknown) => {
          asked.push([left, right]);
          return (left as number) > (right as number);
        };
        const sorted = call('sort', list, lambda(2, noting(ours)));
        const bindings = { list, comesAfter: noting(theirs) };
        await jsonata('$sort($list, $comesAfter)').evaluate(undefined, bindings);
        expect(ours).toEqual(theirs);
        expect(sorted).toEqual([...list].sort((left, right) => left - right));
      }),
      { numRuns: 100 },
    );
  });
});

describe('$shuffle and $random', () => {
  it('give the same items in some order, and numbers from 0 up to 1', () => {
    const list = Array.from({ length: 50 }, (_, index) => index);
    const shuffled = call('shuffle', list) as number[];
    expect(shuffled).not.toEqual(list);
    expect([...shuffled].sort((left, right) => left - right)).toEqual(list);
    for (let count = 0; count < 100; count++) {
      expect(call('random')).toSatisfy((number: number) => number >= 0 && number < 1);
    }
  });
});
