import type { ExpressionTree } from '../ExpressionTree.ts';
import { builtins } from '../functions/builtins.ts';
import { globalName } from './globalName.ts';
import type { Site } from './Site.ts';

/** The built-in function that a name stands for wherever this code runs; undefined when it could be another one. */
export function builtinName(tree: ExpressionTree, site: Site): string | undefined {
  const name = globalName(tree, site);
  return name !== undefined && builtins.has(name) ? name : undefined;
}
