import type { ExpressionBudget } from './ExpressionBudget.ts';
import type { ExpressionTree } from './ExpressionTree.ts';
import { measureTree } from './measureTree.ts';
import { planRegex } from './regex/planRegex.ts';

/** Deeper expressions would overflow the parser of JavaScript; the interpreter takes them. */
const deepest = 300;

/** Why an expression is left to the interpreter under a budget; undefined when it compiles. */
export function whyInterpreted(tree: ExpressionTree, { linearRegex }: ExpressionBudget): string | undefined {
  const { depth, nodes } = measureTree(tree);
  if (depth > deepest) return `it nests ${depth} levels deep; ${deepest} can be compiled`;
  const asked = linearRegex ? linearReasons : reasons;
  for (const node of nodes) {
    const reason = asked[node.type]?.(node);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

type Reasons = Readonly<Record<string, (tree: ExpressionTree) => string | undefined>>;

const reasons: Reasons = {
  variable: ({ value }) => (value === 'eval' ? '`$eval` parses text while it runs' : undefined),
  bind: ({ lhs }) =>
    lhs?.value === 'clone' ? 'it replaces `$clone`, which transforms copy with' : undefined,
  lambda: ({ arguments: parameters = [], body }) =>
    parameters.some(({ value }) => value === 'clone') && body !== undefined && transforms(body)
      ? 'a parameter replaces `$clone`, which transforms copy with'
      : undefined,
  // The package finds the parameters of a built-in function in its source text, and fails on these.
  partial: ({ procedure }) =>
    procedure?.type === 'variable' && ['string', 'zip'].includes(String(procedure.value))
      ? `\`$${String(procedure.value)}\` cannot be applied partially`
      : undefined,
};

/** A budget adds one more. */
const linearReasons: Reasons = { ...reasons, regex: refusedRegex };

/** The interpreter's engine faults on it when it is evaluated. */
function refusedRegex({ value }: ExpressionTree): string | undefined {
  const plan = planRegex(value as RegExp);
  return 'refused' in plan
    ? `its regular expression cannot run in linear time: it ${plan.refused}`
    : undefined;
}

function transforms(tree: ExpressionTree): boolean {
  return measureTree(tree).nodes.some(({ type }) => type === 'transform');
}
