import { type Code, code, indentCode } from '../code/Code.ts';
import { Body } from './Body.ts';
import type { Unit } from './Unit.ts';

/** An arrow function with variables of its own. */
export function closure(unit: Unit, parameters: Code, write: (body: Body) => Code): Code {
  const body = new Body(unit.name);
  const value = write(body);
  return body.isPlain ? code`(${parameters}) => ${value}` : code`(${parameters}) => {\n${indentCode(body.returning(value))}\n}`;
}
