import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { ExpressionFault } from '../../src/expression/ExpressionFault.ts';
import { faultMessages } from '../../src/expression/faultMessages.ts';
import { interpretExpression } from '../../src/expression/interpretExpression.ts';

async function faultOf(text: string, input?: unknown): Promise<ExpressionFault> {
  const thrown = await interpretExpression(text)(input).then(
    () => undefined,
    (fault: unknown) => fault,
  );
  expect(thrown).toBeInstanceOf(ExpressionFault);
  return thrown as ExpressionFault;
}

describe('the message of a fault', () => {
  it('says what kind of value is wrong, without showing it', async () => {
    const fault = await faultOf('secret + 1', { secret: 'hunter2' });
    expect(fault).toMatchObject({ code: 'T2001', value: 'hunter2' });
    expect(fault.message).toBe('the left side of + has to be a number, not a string');
  });

  it('counts the argument that a function does not take', async () => {
    const fault = await faultOf('$substring("a", [1])');
    expect(fault.message).toBe('argument 2 is an array of 1, which the function does not take there');
  });

  it('is the one that the expression gives to $error and $assert, whole', async () => {
    const message = `not sold ${'x'.repeat(500)}`;
    expect(await faultOf('$error(m)', { m: message })).toMatchObject({ code: 'D3137', message });
    expect(await faultOf('$assert(false, m)', { m: message })).toMatchObject({ code: 'D3141', message });
  });

  it('is there for every code that an evaluation can have', () => {
    const codes = Object.keys(faultMessages).filter((code) => !code.startsWith('S'));
    expect(codes).toHaveLength(72);
    for (const code of codes) {
      const { message } = ExpressionFault.of(code, {
        index: 1,
        type: 'numbers',
        functionName: 'encodeUrl',
        message: 'm',
        problem: 'takes too long',
        value: 1,
        value2: 'a',
        token: '+',
      });
      expect(message).not.toMatch(/undefined|[{}]/);
      expect(message).not.toBe(code);
    }
  });

  it('of the parser is left as the parser gives it', () => {
    expect(() => jsonata('1 +')).toThrow(expect.objectContaining({ code: 'S0207' }));
    expect(ExpressionFault.from({ code: 'S0207', message: 'Unexpected end of expression' }).message).toBe(
      'Unexpected end of expression',
    );
  });
});
