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

/** The package goes on as if what leads there carried variables, too. */
const carriedFromList = 'items carry variables from what a list in brackets leads to within parentheses';

const reasons: Reasons = {
  variable: ({ value }) => (value === 'eval' ? '`$eval` parses text while it runs' : undefined),
  bind: ({ lhs }) =>
    lhs?.value === 'clone' ? 'it replaces `$clone`, which transforms copy with' : undefined,
  lambda: ({ arguments: parameters = [], body }) => {
    const names = parameters.map(({ value }) => value);
    if (new Set(names).size < names.length) return 'two parameters of a function have one name';
    return names.includes('clone') && body !== undefined && holds(body, 'transform')
      ? 'a parameter replaces `$clone`, which transforms copy with'
      : undefined;
  },
  path: ({ steps = [] }) => {
    const [first] = steps;
    // A list that the whole is evaluated over has a list around it in the package, which then comes to light.
    if (first?.type === 'variable' && first.focus !== undefined) {
      if (steps.every(keepsContext))
        return 'a path names what it finds with `@` and never goes on from there';
      if (steps.some((step) => holds(step, 'parent')))
        return 'a path that starts at a variable with `@` asks for ancestors';
    }
    return first?.type === 'block' && first.consarray && steps.some(({ tuple }) => tuple)
      ? carriedFromList
      : undefined;
  },
  block: ({ consarray, tuple }) => (consarray && tuple ? carriedFromList : undefined),
  partial: ({ procedure }) =>
    procedure?.type === 'variable' && unsigned.has(String(procedure.value))
      ? `\`$${String(procedure.value)}\` is applied partially`
      : undefined,
};

/**
 * The package finds the parameters of a built-in function in its source text, and fails on those of the first two.
 * Without a signature before them the others make something of anything.
 */
const unsigned: ReadonlySet<string> = new Set([
  'string',
  'zip',
  'average',
  'each',
  'max',
  'min',
  'reverse',
  'sum',
]);

function keepsContext({ type, focus }: ExpressionTree): boolean {
  return type === 'sort' || focus !== undefined;
}

/** A budget adds one more. */
const linearReasons: Reasons = { ...reasons, regex: refusedRegex };

/** The interpreter's engine faults on it when it is evaluated. */
function refusedRegex({ value }: ExpressionTree): string | undefined {
  const plan = planRegex(value as RegExp);
  return 'refused' in plan
    ? `its regular expression cannot run in linear time: it ${plan.refused}`
    : undefined;
}

function holds(tree: ExpressionTree, wanted: string): boolean {
  return measureTree(tree).nodes.some(({ type }) => type === wanted);
}
