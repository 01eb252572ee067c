import { code } from '../../expression/code/Code.ts';
import { linkFunction } from '../../expression/code/linkFunction.ts';
import type { ProgramCode } from './emitProgram.ts';
import type { Program } from './Program.ts';
import type { RuleFunction } from './RuleFunction.ts';

/** Links all functions of a program at once. */
export function linkProgram(emitted: ProgramCode): Program {
  const { destination, scope, functions, otherwise, entries, interpreted } = emitted;
  const linked = linkFunction<RuleFunction[]>(code`return ${functions};`, scope);
  const at = (index: number | undefined) => (index === undefined ? undefined : linked[index]);
  return {
    destination,
    mode: interpreted.length > 0 ? 'interpreted' : 'compiled',
    otherwise: at(otherwise),
    entries: new Map([...entries].map(([event, index]) => [event, at(index)])),
  };
}
