import { type Code, code, indentCode, joinCode } from '../../expression/code/Code.ts';
import type { BuildTarget } from './BuildTarget.ts';

/** The module that imports all others and hands them out by name. */
export function writeIndex(targets: readonly BuildTarget[]): Code {
  const imports = targets.map(({ path }, index) => code`import * as $${index} from ${`./${path}.js`};`);
  const pairs = targets.map(({ name }, index) => code`[${name}, $${index}]`);
  return joinCode([
    code`// Written by \`patchbay build\`, which replaces it.`,
    ...imports,
    code`export const modules = new Map([\n${indentCode(joinCode(pairs, ',\n'))}\n]);\n`,
  ]);
}
