import { type Code, code, joinCode } from './Code.ts';
import type { Recipe, Scope } from './Scope.ts';
import { writeDatum } from './writeDatum.ts';

/**
 * Statements that give a module all values of a scope, by their names.
 *
 * @param library how everything that the run-time library exports is written.
 * @throws Error for a value that can be written in no way: a bug of whoever put it into the scope.
 */
export function writeScope(scope: Scope, library: ReadonlyMap<unknown, Code>): Code {
  const statements = scope.entries().map(({ name, value, recipe }) => {
    const written = recipe === undefined ? writeValue(value, library) : writeRecipe(recipe, library);
    if (written !== undefined) return code`const ${name} = ${written};`;
    throw new Error(
      `no module can be written with ${name}, ${nameOf(recipe?.make ?? value)}: let the run-time library export it, or make it of data with Scope.make`,
    );
  });
  return joinCode([...statements, scope.definitions()]);
}

function writeValue(value: unknown, library: ReadonlyMap<unknown, Code>): Code | undefined {
  return library.get(value) ?? writeDatum(value);
}

function writeRecipe({ make, args }: Recipe, library: ReadonlyMap<unknown, Code>): Code | undefined {
  const maker = library.get(make);
  const list = args.map(writeDatum);
  if (maker === undefined || list.includes(undefined)) return undefined;
  return code`${maker}(${joinCode(list as Code[], ', ')})`;
}

function nameOf(value: unknown): string {
  if (typeof value === 'function') return `the function ${value.name || 'without a name'}`;
  if (typeof value === 'object' && value !== null) return `a ${value.constructor?.name ?? 'map'}`;
  return String(value);
}
