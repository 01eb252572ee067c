import { type Code, code } from '../../code/Code.ts';

/** A condition under which data is no map. Written out, since the engine counts calls before it inlines them. */
export function isNoMap(value: Code): Code {
  return code`typeof ${value} !== 'object' || ${value} === null || Array.isArray(${value})`;
}
