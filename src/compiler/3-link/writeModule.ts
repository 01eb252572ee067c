import { type Code, code, indentCode, joinCode } from '../../expression/code/Code.ts';
import { writeScope } from '../../expression/code/writeScope.ts';
import { packageVersion } from '../runtime/packageVersion.ts';
import type { ProgramCode } from './emitProgram.ts';
import { runtimeNames } from './runtimeNames.ts';

/**
 * A program as the text of an ES module that exports `transform`, `destination` and `mode`. It reaches the run-time
 * library by name, builds every other value from data, and is code in the same safe sense as what is linked at once.
 * The module's own names begin with a dollar sign, which no name of a scope does.
 *
 * @throws Error for a program with interpreted expressions: the caller refuses those.
 */
export function writeModule({ destination, scope, functions, ...program }: ProgramCode): string {
  if (program.interpreted.length > 0) throw new Error('an interpreted expression cannot be written');
  const ruleAt = (index: number | undefined) =>
    index === undefined ? code`undefined` : code`$rules[${index}]`;
  const entries = [...program.entries].map(([event, index]) => code`[${event}, ${ruleAt(index)}]`);
  return `${joinCode([
    code`// Written by \`patchbay build\`, which replaces it. The manifest beside the index names its sources.`,
    code`import * as $runtime from 'patchbay/runtime';`,
    code`$runtime.requireVersion(${packageVersion});`,
    writeScope(scope, runtimeNames),
    code`const $destination = ${destination};`,
    code`const $mode = 'compiled';`,
    code`const $rules = ${functions};`,
    code`const $transform = $runtime.openTransform({
  destination: $destination,
  mode: $mode,
  otherwise: ${ruleAt(program.otherwise)},
  entries: ${mapCode(entries)},
});`,
    code`export { $destination as destination, $mode as mode, $transform as transform };`,
  ])}\n`;
}

function mapCode(pairs: readonly Code[]): Code {
  if (pairs.length === 0) return code`new Map()`;
  return code`new Map([\n${indentCode(indentCode(joinCode(pairs, ',\n')))}\n  ])`;
}
