import type { ExpressionTree } from './ExpressionTree.ts';

export interface TreeMeasure {
  /** Each once, in no order. */
  readonly nodes: readonly ExpressionTree[];
  readonly depth: number;
  /** The position of a `$eval`, if there is one. */
  readonly evaluates: number | undefined;
  /** Its regular expressions, in no order. */
  readonly regexes: readonly RegexLiteral[];
}

export interface RegexLiteral {
  readonly regExp: RegExp;
  /** Where the literal ends. */
  readonly position: number;
}

/** Trees never change, and much is asked about each. */
const known = new WeakMap<ExpressionTree, TreeMeasure>();

/** What is known of a parsed expression as a whole. */
export function measureTree(tree: ExpressionTree): TreeMeasure {
  const measured = known.get(tree) ?? walkTree(tree);
  known.set(tree, measured);
  return measured;
}

/** Walks without recursion, however deep the tree is. */
function walkTree(tree: ExpressionTree): TreeMeasure {
  const seen = new Set<object>();
  const open: [node: object, depth: number][] = [[tree, 1]];
  let deepest = 0;
  let evaluates: number | undefined;
  const nodes: ExpressionTree[] = [];
  const regexes: RegexLiteral[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, depth] = next;
    if (seen.has(node)) continue;
    seen.add(node);
    const { type, value, position } = node as Partial<ExpressionTree>;
    if (type === 'variable' && value === 'eval') evaluates = position ?? 0;
    if (type === 'regex' && value instanceof RegExp) regexes.push({ regExp: value, position: position ?? 0 });
    const inner = type === undefined ? depth : depth + 1 + turnsOf(node as Partial<ExpressionTree>);
    if (type !== undefined) {
      nodes.push(node as ExpressionTree);
      deepest = Math.max(deepest, inner - 1);
    }
    for (const member of Object.values(node)) {
      if (typeof member === 'object' && member !== null) open.push([member, inner]);
    }
  }
  return { nodes, depth: deepest, evaluates, regexes };
}

/** Each predicate goes through what the one before has left, and each step: they nest as their code does. */
function turnsOf({ steps = [], predicate = [], stages = [] }: Partial<ExpressionTree>): number {
  return predicate.length + stages.length + steps.filter(({ type }) => type !== 'name').length;
}
