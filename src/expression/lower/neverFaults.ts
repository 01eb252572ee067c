import type { ExpressionTree } from '../ExpressionTree.ts';
import { isPlainName } from './isPlainName.ts';

/** Whether an expression evaluates without a fault whatever the data is, as far as its form shows. */
export function neverFaults(tree: ExpressionTree): boolean {
  const { type, predicate, group } = tree;
  return predicate === undefined && group === undefined && (forms[type]?.(tree) ?? false);
}

const forms: Readonly<Record<string, (tree: ExpressionTree) => boolean>> = {
  string: () => true,
  number: () => true,
  value: () => true,
  variable: () => true,
  path: ({ steps = [] }) => steps.every(isPlainName),
  block: ({ expressions = [] }) => expressions.every(neverFaults),
  binary: ({ value, lhs, rhs }) =>
    ['=', '!=', 'in'].includes(String(value)) && [lhs, rhs].every((side) => side && neverFaults(side)),
  function: ({ procedure, arguments: args = [] }) =>
    procedure?.type === 'variable' &&
    procedure.value === 'exists' &&
    args.length === 1 &&
    args.every(neverFaults),
};
