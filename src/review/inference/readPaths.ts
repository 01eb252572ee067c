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
  const found: ReadPath[] = [];
  visit(tree, true, found);
  return found;
}

function visit(node: ExpressionTree, atRoot: boolean, found: ReadPath[]): void {
  if (node.type === 'path') {
    visitPath(node, atRoot, found);
    return;
  }
  for (const [left, right] of pairsOf(node)) {
    visit(left, atRoot, found);
    visit(right, atRoot, found);
  }
  for (const name of sameContext) {
    const part = node[name];
    if (isNode(part)) visit(part, atRoot, found);
  }
  for (const name of sameContexts) for (const part of node[name] ?? []) visit(part, atRoot, found);
  for (const { expr } of node.predicate ?? []) if (expr !== undefined) visit(expr, false, found);
  if (node.type === 'transform' && node.update !== undefined) visit(node.update, false, found);
  visitGroup(node, found);
}

function visitPath(node: ExpressionTree, atRoot: boolean, found: ReadPath[]): void {
  const [first, ...others] = node.steps ?? [];
  if (first === undefined) return;
  const names = plainNames(node, atRoot);
  if (names.length > 0) {
    const skipped = first.type === 'variable' ? 1 : 0;
    const isPlain =
      names.length + skipped === node.steps?.length &&
      names.every(({ stages }) => stages === undefined) &&
      node.group === undefined;
    found.push({ tree: node, names, steps: names.map(({ value }) => String(value)), isPlain });
  } else if (first.type !== 'name') visit(first, atRoot, found);
  visitStages(first, found);
  for (const step of others) {
    if (step.type !== 'name') visit(step, false, found);
    visitStages(step, found);
    for (const { expression } of step.terms ?? []) visit(expression, false, found);
  }
  visitGroup(node, found);
}

function visitStages({ stages }: ExpressionTree, found: ReadPath[]): void {
  for (const { expr } of stages ?? []) if (expr !== undefined) visit(expr, false, found);
}

function visitGroup({ group }: ExpressionTree, found: ReadPath[]): void {
  for (const [key, value] of group?.lhs ?? []) {
    visit(key, false, found);
    visit(value, false, found);
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
