import type { ExpressionTree } from '../ExpressionTree.ts';
import { builtins } from '../functions/builtins.ts';
import type { Frame } from './Frame.ts';
import type { Site } from './Site.ts';

/** The built-in function that a name stands for wherever this code runs; undefined when it could be another one. */
export function builtinName(
  { type, value, predicate, group }: ExpressionTree,
  site: Site,
): string | undefined {
  const name = String(value);
  if (type !== 'variable' || predicate !== undefined || group !== undefined || !builtins.has(name))
    return undefined;
  if (site.unit.hidden.has(name) || site.unit.carried.has(name)) return undefined;
  for (let frame: Frame | undefined = site.frame; frame !== undefined; frame = frame.parent) {
    if (frame.own(name) !== undefined) return undefined;
  }
  return name;
}
