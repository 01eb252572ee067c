import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../src/expression/compileExpression.ts';
import { ExpressionFault } from '../../src/expression/ExpressionFault.ts';

describe('compileExpression', () => {
  it('answers at once when it compiles, and with a promise when it interprets', async () => {
    const compiled = compileExpression('a.b');
    expect(compiled.mode).toBe('compiled');
    expect(compiled.evaluate({ a: { b: 1 } })).toBe(1);
    const interpreted = compileExpression('$eval("$sum(a)")');
    expect(interpreted.mode).toBe('interpreted');
    const answer = interpreted.evaluate({ a: [1, 2] });
    expect(answer).toBeInstanceOf(Promise);
    expect(await answer).toBe(3);
  });

  it('reads bindings', async () => {
    expect(await compileExpression('$rate * a').evaluate({ a: 2 }, { rate: 3 })).toBe(6);
  });

  it('throws a fault with code, position and token for text that does not parse', () => {
    expect(() => compileExpression('a + ')).toThrow(
      expect.objectContaining({ code: 'S0207', position: 4, token: '(end)' }),
    );
    expect(() => compileExpression('a = = b')).toThrow(
      expect.objectContaining({ code: 'S0211', token: '=' }),
    );
  });

  it('throws the same kind of fault from both ways of evaluating', async () => {
    const compiled = compileExpression('a > b');
    expect(() => compiled.evaluate({ a: 1, b: 'x' })).toThrow(ExpressionFault);
    expect(() => compiled.evaluate({ a: 1, b: 'x' })).toThrow(
      expect.objectContaining({ code: 'T2009', position: 3, token: '>' }),
    );
    const interpreted = compileExpression('$eval(1)').evaluate({});
    await expect(interpreted).rejects.toBeInstanceOf(ExpressionFault);
    await expect(compileExpression('$eval(1)').evaluate({})).rejects.toMatchObject({
      code: 'T0410',
      position: 6,
      token: 'eval',
    });
  });

  it('ends what takes longer than its time limit with D1012', () => {
    const endless = compileExpression('($f := function($n) { $f($n + 1) }; $f(0))', { timeLimitMs: 50 });
    const start = performance.now();
    expect(() => endless.evaluate(undefined)).toThrow(expect.objectContaining({ code: 'D1012' }));
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('ends what nests deeper than its depth limit with D1011', () => {
    const deep = compileExpression('($f := function($n) { 1 + $f($n + 1) }; $f(0))', { depthLimit: 100 });
    expect(() => deep.evaluate(undefined)).toThrow(expect.objectContaining({ code: 'D1011' }));
  });

  it('takes expressions that are too deep for generated code', async () => {
    const text = Array.from({ length: 1000 }, () => 'a').join(' = ');
    expect(await compileExpression(text).evaluate({ a: 1 })).toBe(false);
  });

  it('takes no shortcut to prototypes', async () => {
    const input = JSON.parse('{"a":{"b":1},"list":[1]}');
    for (const text of [
      'constructor',
      'a.constructor',
      'a.__proto__',
      'list.length',
      'a.toString',
      '__proto__.a',
    ]) {
      expect(await compileExpression(text).evaluate(input), text).toBeUndefined();
    }
    expect(compileExpression('__proto__.a').evaluate(JSON.parse('{"__proto__":{"a":1}}'))).toBe(1);
  });
});
