import { inspect, isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Code, code, joinCode, memberCode } from '../../src/expression/code/Code.ts';
import type { Datum } from '../../src/expression/code/Datum.ts';
import { linkFunction } from '../../src/expression/code/linkFunction.ts';
import { Scope } from '../../src/expression/code/Scope.ts';
import { writeDatum } from '../../src/expression/code/writeDatum.ts';
import { writeScope } from '../../src/expression/code/writeScope.ts';

const names = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('__proto__', 'constructor', 'toString', '0', '\u2028', '*/', '"', '\ud800'),
);

/** Data as scopes hold it, with maps and objects of both kinds, and names that mean something to JavaScript. */
const { datum } = fc.letrec<{ datum: Datum }>((tie) => ({
  datum: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    names,
    fc.double(),
    fc.constantFrom(-0, null, undefined, true, false, Number.NaN),
    fc.array(tie('datum'), { maxLength: 3 }),
    fc.array(fc.tuple(names, tie('datum')), { maxLength: 3 }).map((pairs) => new Map(pairs)),
    fc.tuple(fc.array(fc.tuple(names, tie('datum')), { maxLength: 3 }), fc.boolean()).map(([pairs, bare]) => {
      const object: Record<string, Datum> = bare ? Object.create(null) : {};
      for (const [name, value] of pairs) {
        Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
      }
      return object;
    }),
  ),
}));

/** With the order of members, which is that of what is sent. */
const shown = (value: unknown) => inspect(value, { depth: Number.POSITIVE_INFINITY });

const evaluate = (text: Code) => linkFunction(code`return ${text};`, new Scope());

describe('data', () => {
  it('is written so that it reads as the same data again', () => {
    fc.assert(
      fc.property(datum, (value) => {
        const written = writeDatum(value);
        if (written === undefined) throw new Error('not written');
        expect(written.toString()).not.toMatch(/[\u2028\u2029\n\r]/);
        const read = evaluate(written);
        expect(isDeepStrictEqual(read, value)).toBe(true);
        expect(shown(read)).toBe(shown(value));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps its prototype, or the lack of one', () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":1}}');
    const read = evaluate(writeDatum(hostile) ?? code`1`) as object;
    expect(Object.keys(read)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    const bare = evaluate(writeDatum(Object.create(null)) ?? code`1`) as object;
    expect(Object.getPrototypeOf(bare)).toBe(null);
  });

  it.each([[() => 1], [Symbol('s')], [new Date(0)], [/x/], [[new Set()]], [{ a: { b: class {} } }], [1n]])(
    'is nothing but data: %s',
    (value) => {
      expect(writeDatum(value)).toBeUndefined();
    },
  );
});

const repeat = (text: string, times: number) => ({ repeated: text.repeat(times) });
const library = new Map<unknown, Code>([[repeat, code`$library.repeat`]]);

describe('a scope', () => {
  it('is written as statements that give the same names the same values', () => {
    const scope = new Scope();
    const list = scope.value(['a', 'b'], 'list');
    const made = scope.make(repeat, ['x', 3], 'made');
    const call = scope.define('key', 'call', () => code`() => ${scope.value(repeat, 'repeat')}('y', 2)`);
    const result = code`return [${list}, ${made}, ${call}()];`;
    const expected = [['a', 'b'], { repeated: 'xxx' }, { repeated: 'yy' }];
    expect(linkFunction(result, scope)).toEqual(expected);

    const outer = new Scope();
    const runtime = outer.value({ repeat }, 'runtime');
    const written = joinCode([code`const $library = ${runtime};`, writeScope(scope, library), result]);
    expect(linkFunction(written, outer)).toEqual(expected);
    expect(writeScope(scope, library).toString()).toContain('const made = $library.repeat("x", 3);');
  });

  it('makes a value for each time that it is asked to', () => {
    const scope = new Scope();
    const [one, other] = [scope.make(repeat, ['x', 3], 'made'), scope.make(repeat, ['x', 3], 'made')];
    expect(linkFunction(code`return ${one} === ${other};`, scope)).toBe(false);
  });

  it.each([
    [
      'a function that the library lacks',
      (scope: Scope) => scope.value(function lost() {}, 'lost'),
      'the function lost',
    ],
    ['a value that was made elsewhere', (scope: Scope) => scope.value(new Date(0), 'date'), 'date, a Date'],
    [
      'what a function makes that the library lacks',
      (scope: Scope) =>
        scope.make(
          function unknown() {
            return {};
          },
          [],
          'made',
        ),
      'the function unknown',
    ],
  ])('is refused as a bug with %s', (_, put, message) => {
    const scope = new Scope();
    put(scope);
    expect(() => writeScope(scope, library)).toThrow(message);
  });
});

describe('a member', () => {
  it.each([
    ['name', '$a.name'],
    ['a b', '$a["a b"]'],
    ['"]; throw 1; ["', '$a["\\"]; throw 1; [\\""]'],
  ])('%j is written as %s', (name, expected) => {
    expect(memberCode(code`$a`, name).toString()).toBe(expected);
  });
});
