import type { ExpressionTree } from '../ExpressionTree.ts';
import type { Frame } from './Frame.ts';
import type { Site } from './Site.ts';

/** The name of a variable that no part of the expression sets; undefined for anything else. */
export function globalName(
  { type, value, predicate, group }: ExpressionTree,
  site: Site,
): string | undefined {
  const name = String(value);
  if (type !== 'variable' || predicate !== undefined || group !== undefined) return undefined;
  if (site.unit.hidden.has(name) || site.unit.carried.has(name)) return undefined;
  for (let frame: Frame | undefined = site.frame; frame !== undefined; frame = frame.parent) {
    if (frame.own(name) !== undefined) return undefined;
  }
  return name;
}
