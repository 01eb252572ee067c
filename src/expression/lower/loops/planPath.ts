import type { Code } from '../../code/Code.ts';
import type { ExpressionTree } from '../../ExpressionTree.ts';
import type { Known } from '../Frame.ts';
import { findVariable } from '../findVariable.ts';
import type { Site } from '../Site.ts';

/** A path as names that lead to one list, and what is done with the items of that. */
export interface PathPlan {
  /** Where the names start: a variable, instead of the context. */
  readonly start?: Known & { readonly code: Code };
  /** The first of them may carry ancestors, the last also predicates and the number of each item. */
  readonly names: readonly ExpressionTree[];
  readonly rest: readonly ExpressionTree[];
}

/**
 * Finds the list in a path: what its last name leads to, or the one before when it is names all through; undefined
 * for a path that is not of such a form.
 *
 * @param isWhole the items of the last name's list are meant, not what that name finds in those of an earlier one.
 */
export function planPath(tree: ExpressionTree, site: Site, isWhole = false): PathPlan | undefined {
  const { steps = [], keepSingletonArray, tuple } = tree;
  if (tree.type !== 'path' || keepSingletonArray || tuple || !startsFromData(steps[0], site))
    return undefined;
  const start = startOf(steps[0], site);
  const others = steps[0]?.type === 'variable' ? steps.slice(1) : steps;
  const end = others.findIndex((step) => !isName(step));
  const ends = end < 0 ? others.length : end;
  const hasStages = ends < others.length && others[ends]?.type === 'name';
  const isPure = ends === others.length && !isWhole;
  const count = hasStages ? ends + 1 : isPure ? Math.max(ends - 1, 0) : ends;
  const rest = others.slice(count);
  if (!isWhole && count === 0 && rest.length === 0) return undefined;
  if (hasStages && others[ends]?.focus !== undefined) return undefined;
  if (steps.some((step) => step.tuple) && others.some(isReordered)) return undefined;
  if (!rest.every((step, index) => isFused(step, index === rest.length - 1))) return undefined;
  return { ...(start === undefined ? {} : { start }), names: others.slice(0, count), rest };
}

/** Items that are put into a list of their own leave behind what they carry. */
function isReordered({ type, stages = [] }: ExpressionTree): boolean {
  return type === 'sort' || stages.some(({ expr }) => expr?.type === 'number');
}

function startsFromData(first: ExpressionTree | undefined, site: Site): boolean {
  if (first === undefined || first.consarray || first.predicate !== undefined || first.group !== undefined)
    return false;
  if (first.type !== 'variable') return site.context.isData;
  const hasMore = [first.stages, first.focus, first.index, first.ancestor];
  if (hasMore.some((part) => part !== undefined)) return false;
  if (first.value === '') return site.context.isData;
  return findVariable(String(first.value), site)?.isData === true;
}

function startOf(first: ExpressionTree | undefined, site: Site): PathPlan['start'] {
  return first?.type === 'variable' && first.value !== ''
    ? findVariable(String(first.value), site)
    : undefined;
}

/** A name with nothing behind it; its items may be the ancestors of later ones. */
function isName({ type, stages, focus, index }: ExpressionTree): boolean {
  return type === 'name' && [stages, focus, index].every((part) => part === undefined);
}

/** Items stay data through names and order; whatever else there is has to be the last step. */
function isFused(step: ExpressionTree, isLast: boolean): boolean {
  if (step.focus !== undefined || step.index !== undefined || step.ancestor !== undefined) return false;
  if (step.type === 'name') return step.stages === undefined;
  if (step.type === 'sort') return (step.stages ?? []).every(({ type }) => type === 'filter') && !step.tuple;
  return isLast && step.stages === undefined && values.has(step.type) && !step.consarray;
}

const values: ReadonlySet<string> = new Set(['binary', 'block', 'condition', 'function', 'string', 'unary']);
