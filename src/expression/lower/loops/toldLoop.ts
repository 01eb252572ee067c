import { type Code, code, indentCode, joinCode } from '../../code/Code.ts';
import { toldOfCall } from '../../runtime/applyFunction.ts';
import { builtinValue } from '../builtinValue.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { Site } from '../Site.ts';

/** The place of a call in the text. */
export interface LoopPlace {
  readonly name: string;
  readonly position: number | undefined;
}

/** The function that is called remembers where, as it does when it is not a loop. */
export function rememberCall({ name, position }: LoopPlace, { unit }: Site): Code {
  const callee = builtinValue(name, unit) ?? code`undefined`;
  return code`${callee}.token = ${name};
${callee}.position = ${position};`;
}

/** A loop in which the body of a lambda stands: faults inside are told of where the function was called. */
export function toldLoop(loop: Code, { name, position }: LoopPlace, { unit, isRetried }: Site): Code {
  if (isRetried) return loop;
  const callee = builtinValue(name, unit) ?? code`undefined`;
  const thrown = unit.name('thrown');
  return joinCode([
    code`try {`,
    indentCode(loop),
    code`} catch (${thrown}) {`,
    code`  throw ${runtimeCall(unit.scope, toldOfCall, callee, thrown, code`${position}`, code`${name}`)};`,
    code`}`,
  ]);
}
