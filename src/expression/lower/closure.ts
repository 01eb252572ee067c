import { type Code, code, indentCode } from '../code/Code.ts';
import { Body } from './Body.ts';

/** An arrow function with variables of its own. */
export function closure(name: (hint: string) => Code, parameters: Code, write: (body: Body) => Code): Code {
  const body = new Body(name);
  const value = write(body);
  return body.isPlain
    ? code`(${parameters}) => ${value}`
    : code`(${parameters}) => {\n${indentCode(body.returning(value))}\n}`;
}
