import type { ExpressionTree } from '../ExpressionTree.ts';
import type { Context } from './Context.ts';
import { findVariable } from './findVariable.ts';
import { isPlainName } from './isPlainName.ts';
import { itemContext } from './itemContext.ts';
import { lowerNames } from './lowerNames.ts';
import type { Operand } from './Operand.ts';
import type { Site } from './Site.ts';

/** A path of names behind a variable, `$` or `%`: its names start from that as they would from a context. */
export function lowerFromStart(tree: ExpressionTree, site: Site): Operand | undefined {
  const { steps = [], group, keepSingletonArray } = tree;
  const [first, ...names] = steps;
  if (first === undefined || group !== undefined || keepSingletonArray || names.length === 0)
    return undefined;
  if (!names.every(isPlainName)) return undefined;
  const context = contextOf(first, site);
  if (context === undefined) return undefined;
  return lowerNames(
    names.map(({ value }) => String(value)),
    { ...site, context },
  );
}

function contextOf(first: ExpressionTree, site: Site): Context | undefined {
  const { stages, predicate, group, focus, index, ancestor } = first;
  const parts = [stages, predicate, group, focus, index, ancestor];
  if (parts.some((part) => part !== undefined)) return undefined;
  if (first.type === 'variable' && first.value === '') return { ...site.context, isRoot: false };
  const name =
    first.type === 'parent' ? first.slot?.label : first.type === 'variable' ? first.value : undefined;
  const known = name === undefined ? undefined : findVariable(String(name), site);
  return known === undefined
    ? undefined
    : itemContext(known.code, site.unit.scope, {
        isMap: known.isMap ?? false,
        isData: known.isData ?? false,
      });
}
