import type { PathStep } from '../../blueprint/Path.ts';
import type { ExpressionTree } from '../../expression/ExpressionTree.ts';

/** A path that an expression reads from the event itself. */
export interface ReadPath {
  /** The path's node. */
  readonly tree: ExpressionTree;
  /** The names from the root of the event, as far as they are plain. */
  readonly names: readonly ExpressionTree[];
  readonly steps: readonly PathStep[];
  /** Nothing else is done on its way: no predicate, no order, no step that is no name. */
  readonly isPlain: boolean;
}

/** Parts of a node that are evaluated where the node itself is. */
const sameContext = [
  'lhs',
  'rhs',
  'expression',
  'condition',
  'then',
  'else',
  'body',
  'procedure',
  'pattern',
] as const;
const sameContexts = ['expressions', 'arguments'] as const;

/** All paths that an expression reads from the root of the event; those from the items of a list are not among them. */
export function readPaths(tree: ExpressionTree): ReadPath[] {
  return visited(tree).outer;
}

/**
 * Paths that go on where others are: within steps, predicates, orders and groups of a path of names, and behind them. The
 * names of the outer path stand before their own.
 */
export function nestedPaths(tree: ExpressionTree): ReadPath[] {
  return visited(tree).nested;
}

interface Found {
  readonly outer: ReadPath[];
  readonly nested: ReadPath[];
}

/** The names from the root of the event to where a node is evaluated; undefined where names do not say it. */
type Context = readonly ExpressionTree[] | undefined;

function visited(tree: ExpressionTree): Found {
  const found: Found = { outer: [], nested: [] };
  visit(tree, [], found);
  return found;
}

function visit(node: ExpressionTree, context: Context, found: Found): void {
  if (node.type === 'path') {
    visitPath(node, context, found);
    return;
  }
  for (const [left, right] of pairsOf(node)) {
    visit(left, context, found);
    visit(right, context, found);
  }
  for (const name of sameContext) {
    const part = node[name];
    if (isNode(part)) visit(part, context, found);
  }
  for (const name of sameContexts) for (const part of node[name] ?? []) visit(part, context, found);
  for (const { expr } of node.predicate ?? []) if (expr !== undefined) visit(expr, undefined, found);
  if (node.type === 'transform' && node.update !== undefined) visit(node.update, undefined, found);
  visitGroup(node, undefined, found);
}

function visitPath(node: ExpressionTree, context: Context, found: Found): void {
  const { steps = [] } = node;
  const [first] = steps;
  if (first === undefined) return;
  const names = plainNames(node, context?.length === 0);
  if (names.length > 0) {
    const skipped = first.type === 'variable' ? 1 : 0;
    const isPlain =
      names.length + skipped === steps.length &&
      names.every(({ stages }) => stages === undefined) &&
      node.group === undefined;
    found.outer.push({ tree: node, names, steps: stepsOf(names), isPlain });
  } else if (first.type !== 'name') visit(first, context, found);
  let here = startOf(first, context);
  let reached = here;
  for (const [index, step] of steps.entries()) {
    const before = here;
    here = contextBehind(step, index, before);
    reached = here ?? reached;
    if (index > 0 && step.type !== 'name') visit(step, before, found);
    for (const { expr } of step.stages ?? []) if (expr !== undefined) visit(expr, here, found);
    for (const { expression } of step.terms ?? []) visit(expression, before, found);
  }
  visitGroup(node, here, found);
  const known = names.length > 0 ? names.length : (context?.length ?? 0);
  if (reached !== undefined && reached.length > known)
    found.nested.push({ tree: node, names: reached, steps: stepsOf(reached), isPlain: false });
}

function stepsOf(names: readonly ExpressionTree[]): string[] {
  return names.map(({ value }) => String(value));
}

/** Where a path begins. */
function startOf({ type, value, predicate }: ExpressionTree, context: Context): Context {
  if (type === 'name') return context;
  if (type !== 'variable' || predicate !== undefined) return undefined;
  if (value === '$') return [];
  return value === '' ? context : undefined;
}

/** Where a path is behind one of its steps. `@` keeps it where it was, for those behind. */
function contextBehind(step: ExpressionTree, index: number, before: Context): Context {
  if (step.focus !== undefined || step.index !== undefined) return undefined;
  if (step.type === 'name') return before && [...before, step];
  return step.type === 'sort' || (index === 0 && step.type === 'variable') ? before : undefined;
}

function visitGroup({ group }: ExpressionTree, context: Context, found: Found): void {
  for (const [key, value] of group?.lhs ?? []) {
    visit(key, context, found);
    visit(value, context, found);
  }
}

/** The names that a path begins with, if it begins at the event: those behind `$$`, or at the root behind `$` or nothing. */
function plainNames({ steps = [] }: ExpressionTree, atRoot: boolean): ExpressionTree[] {
  const [first] = steps;
  const isEvent =
    first?.type === 'variable' && first.predicate === undefined
      ? first.value === '$' || (first.value === '' && atRoot)
      : first?.type === 'name' && atRoot;
  if (!isEvent) return [];
  const names: ExpressionTree[] = [];
  for (const step of first?.type === 'variable' ? steps.slice(1) : steps) {
    if (step.type !== 'name') break;
    names.push(step);
    if (step.stages !== undefined || step.focus !== undefined || step.index !== undefined) break;
  }
  return names;
}

/** Keys and values of an object in braces. */
function pairsOf(node: ExpressionTree): readonly (readonly [ExpressionTree, ExpressionTree])[] {
  return node.type === 'unary' && node.value === '{'
    ? (node.lhs as unknown as readonly (readonly [ExpressionTree, ExpressionTree])[])
    : [];
}

function isNode(part: unknown): part is ExpressionTree {
  return typeof part === 'object' && part !== null && !Array.isArray(part) && 'type' in part;
}
