import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, indentCode, joinCode } from '../../src/expression/code/Code.ts';
import { linkFunction } from '../../src/expression/code/linkFunction.ts';
import { Scope } from '../../src/expression/code/Scope.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '"; throw 1; "',
    '`',
    '\u2028',
    '\u2029',
    '*/',
    '</script>',
    '\\',
    '\\"',
    '\ud800',
    "'",
    '\n',
    '__proto__',
  ),
);

describe('code', () => {
  it('makes a literal of every text, which reads as that text again', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const built = code`return ${text};`;
        expect(linkFunction(built, new Scope())).toBe(text);
        expect(built.toString()).not.toMatch(/[\u2028\u2029\n\r]/);
      }),
    );
  });

  it('makes literals of numbers, booleans, null and undefined', () => {
    const values = [0, -0, -1.5, 1e308, Number.POSITIVE_INFINITY, Number.NaN, true, false, null, undefined];
    for (const value of values) expect(linkFunction(code`return ${value};`, new Scope())).toBe(value);
  });

  it('lets code alone stand as it is', () => {
    const sum = joinCode([code`1`, code`2`], ' + ');
    expect(linkFunction(code`return ${sum};`, new Scope())).toBe(3);
    expect(linkFunction(code`return ${'1 + 2'};`, new Scope())).toBe('1 + 2');
  });
});

describe('indentCode', () => {
  const inner = indentCode(code`const text = ${'\v\f'};\n\nreturn text;`);
  const outer = code`return (() => {\n${indentCode(code`{\n${inner}\n}`)}\n})();`;

  it('indents the lines of code that is read, one level for each call', () => {
    const lines = [
      'return (() => {',
      '  {',
      '    const text = "\\u000b\\f";',
      '',
      '    return text;',
      '  }',
      '})();',
    ];
    expect(String(outer).split('\n')).toEqual(lines);
  });

  it('leaves what code does, and texts inside, as they are', () => {
    expect(linkFunction(outer, new Scope())).toBe('\v\f');
  });
});

describe('Scope', () => {
  it('hands values over by name, the same value always by the same', () => {
    const scope = new Scope();
    const value = { any: 'thing' };
    const [first, second, other] = [
      scope.value(value, 'value'),
      scope.value(value, 'value'),
      scope.value({}, 'value'),
    ];
    expect(String(first)).toBe(String(second));
    expect(String(other)).not.toBe(String(first));
    expect(linkFunction(code`return ${first};`, scope)).toBe(value);
  });

  it('refuses text of a user as a name', () => {
    for (const text of ['a b', 'a;b', '', '1a', 'a\n', 'a`'])
      expect(() => new Scope().value(1, text), text).toThrow();
  });
});
