import { type Code, code, joinCode } from '../code/Code.ts';
import type { Body } from './Body.ts';
import type { Operand } from './Operand.ts';

/**
 * Code that looks at operands more than once: each is evaluated into a variable first, in order, unless it is as
 * short as one.
 */
export function hold(operands: readonly Operand[], body: Body, use: (...held: Code[]) => Code): Code {
  const settings: Code[] = [];
  const held = operands.map((operand) => {
    if (operand.isPlain) return operand.code;
    const variable = body.variable('held');
    settings.push(code`${variable} = ${operand.code}`);
    return variable;
  });
  const used = use(...held);
  return settings.length === 0 ? used : code`(${joinCode([...settings, used], ', ')})`;
}
