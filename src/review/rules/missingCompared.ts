import type { MapNode } from '../../blueprint/BlueprintNode.ts';
import type { ExpressionTree } from '../../expression/ExpressionTree.ts';
import { comparedTypes } from '../inference/comparedTypes.ts';
import { eachExpression } from '../inference/eachMapping.ts';
import { knownPath } from '../inference/eventSchema.ts';
import { Kind } from '../inference/Kind.ts';
import { gateOf, type PlacedExpression } from '../inference/mappingsOf.ts';
import { type ReadPath, readPaths } from '../inference/readPaths.ts';
import type { Report } from '../Report.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** Conditions that leave out one value, and with it all events that have none. */
export const missingCompared: Rule<BlueprintSubject> = {
  codes: ['blueprint/missing-compares-false'],
  examine({ tree }, report) {
    if (tree === undefined) return;
    for (const placed of eachExpression(tree)) if (placed.use === 'when') examineWhen(placed, tree, report);
  },
};

function examineWhen(placed: PlacedExpression, tree: MapNode, report: Report): void {
  const { expression, node } = placed;
  const present = presentIn(expression.tree);
  for (const { path, literal } of unequalIn(expression.tree)) {
    const { steps } = path;
    const name = JSON.stringify(steps);
    if (present.has(name) || (knownPath(steps).kinds & Kind.missing) === 0) continue;
    if (name === '["event"]' && !isOfAllTypes(placed, tree)) continue;
    const part = wholePart(path, placed);
    const text = expression.text.slice(part.offset, part.offset + part.length);
    const blanks = { path: text, literal: JSON.stringify(literal) };
    report.node('blueprint/missing-compares-false', blanks, node, part);
  }
}

/** A path as it is written, from its first name to its last, quotes and all. */
function wholePart({ names }: ReadPath, { expression: { text } }: PlacedExpression) {
  const [first, last] = [names[0], names.at(-1)];
  const quotes = (at: number) => (text[at - 1] === '`' ? 2 : 0);
  const firstEnd = first?.position ?? 0;
  const offset = firstEnd - String(first?.value).length - quotes(firstEnd);
  return { offset, length: (last?.position ?? firstEnd) - offset };
}

/** What is tracked has a name, and events of other types have none: who asks for types knows. */
function isOfAllTypes({ node, expression }: PlacedExpression, tree: MapNode): boolean {
  return node === gateOf(tree)?.node && comparedTypes(expression.tree).length === 0;
}

interface Unequal {
  readonly path: ReadPath;
  readonly literal: unknown;
}

/** The comparisons with `!=` that have to hold for the whole, or for a part of it that is enough. */
function unequalIn(tree: ExpressionTree | undefined): Unequal[] {
  if (tree === undefined || tree.predicate !== undefined || tree.group !== undefined) return [];
  const { type, value, lhs, rhs, expressions = [] } = tree;
  if (type === 'block') return expressions.length === 1 ? unequalIn(expressions[0]) : [];
  if (type !== 'binary') return [];
  if (value === 'and' || value === 'or') return [...unequalIn(lhs), ...unequalIn(rhs)];
  return value === '!=' ? [...unequal(lhs, rhs), ...unequal(rhs, lhs)] : [];
}

/** Comparisons with null and with an empty text ask for something that is there. */
function unequal(left: ExpressionTree | undefined, right: ExpressionTree | undefined): Unequal[] {
  const path = left && plainPath(left);
  if (path === undefined || right === undefined || !['string', 'number', 'value'].includes(right.type))
    return [];
  return isEmpty(right) ? [] : [{ path, literal: right.value }];
}

function isEmpty({ type, value }: ExpressionTree): boolean {
  return value === '' || (type === 'value' && value === null);
}

function plainPath(tree: ExpressionTree): ReadPath | undefined {
  const [path] = readPaths(tree);
  return path?.tree === tree && path.isPlain ? path : undefined;
}

/** The paths that a condition asks for with `$exists`, or compares with nothing, wherever in it. */
function presentIn(tree: ExpressionTree): ReadonlySet<string> {
  const found = new Set<string>();
  collectPresent(tree, found);
  return found;
}

function collectPresent(node: unknown, found: Set<string>): void {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return;
  const { type, value, lhs, rhs, procedure, arguments: args = [] } = node as ExpressionTree;
  const sides =
    type === 'function' && procedure?.value === 'exists'
      ? args
      : type === 'binary' &&
          (value === '!=' || value === '=') &&
          [lhs, rhs].some((side) => side && isEmpty(side))
        ? [lhs, rhs]
        : [];
  for (const side of sides) {
    const path = side && plainPath(side);
    if (path !== undefined) found.add(JSON.stringify(path.steps));
  }
  for (const member of Object.values(node)) collectPresent(member, found);
}
