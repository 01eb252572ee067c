import type { ExpressionTree } from './ExpressionTree.ts';
import { builtins } from './functions/builtins.ts';
import { widestNumber } from './pictures/date/widestNumber.ts';

/** Nodes that can make work, text or lists out of little data, or of one piece of data again and again. */
const makers: ReadonlySet<string> = new Set([
  'bind',
  'descendant',
  'lambda',
  'partial',
  'regex',
  'transform',
]);

/** Copies of the input, as a multiple of it, that an expression may make without being counted. */
const mostCopies = 64;

/** Characters of a width or of a text put in that are no growth to speak of. */
const fewCharacters = 256;

/**
 * Whether an expression can take more than a few passes over its input, or make more than a few copies of it: what it
 * loops over may be looked at as a whole within the loop, or does not come from the input at all; texts and lists may
 * be multiplied. Such an expression is given an allowance.
 */
export function mayRunLong(tree: ExpressionTree): boolean {
  return isLong(tree, false) || copiesIn(tree, 0, false) > mostCopies;
}

/** A list of nodes is taken for a node that says nothing itself. */
function isLong(node: object, isLooping: boolean): boolean {
  const tree = node as ExpressionTree;
  const { type, value } = tree;
  if (type !== undefined && (makers.has(type) || makesMuch(tree, isLooping))) return true;
  // Inside a loop, only paths from its own items are sure to see every piece of data once.
  if (isLooping && (type === 'variable' || type === 'parent') && value !== '') return true;
  const loops = isLooping || isLoop(tree);
  return partsOf(tree).some((part) => isLong(part, loops));
}

function isLoop({ steps, predicate, stages, group }: ExpressionTree): boolean {
  return steps !== undefined || predicate !== undefined || stages !== undefined || group !== undefined;
}

/**
 * What is evaluated of a node: all but the name of the function that is called. Were it one of the expression's own,
 * there would be a lambda.
 */
function partsOf(tree: ExpressionTree): object[] {
  const { type, value, rhs, procedure } = tree;
  const callee = type === 'apply' && value === '~>' ? rhs : procedure;
  const members: unknown[] = Object.values(tree);
  return members.filter(
    (member): member is object =>
      typeof member === 'object' && member !== null && (member !== callee || callee?.type !== 'variable'),
  );
}

function makesMuch(tree: ExpressionTree, isLooping: boolean): boolean {
  const { type, value, focus, steps, rhs } = tree;
  if (type === 'binary') return value === '..';
  // Each item is met with each of the next step, for both stand in the same context.
  if (focus !== undefined) return true;
  if (type === 'path') return startsAnywhere(steps?.[0]);
  // A built-in function handed to another one.
  if (type === 'variable') return builtins.has(String(value));
  if (type === 'apply') {
    const isCall = rhs?.type === 'function';
    return makesMuchOf(isCall ? rhs.procedure : rhs, [tree.lhs, ...(rhs?.arguments ?? [])], isLooping);
  }
  return type === 'function' && makesMuchOf(tree.procedure, tree.arguments ?? [], isLooping);
}

/** The path goes through whatever says how long it is; see `listAtStart`. */
function startsAnywhere(first: ExpressionTree | undefined): boolean {
  return (
    first?.consarray === true &&
    (first.type !== 'unary' || first.predicate !== undefined || first.group !== undefined)
  );
}

function makesMuchOf(
  procedure: ExpressionTree | undefined,
  args: readonly (ExpressionTree | undefined)[],
  isLooping: boolean,
): boolean {
  const [first, second, third] = args;
  switch (procedure?.value) {
    case 'pad':
      return isLooping || !(Math.abs(numberOf(second)) <= fewCharacters);
    case 'replace':
      return isLooping || !isShort(third);
    case 'join':
      return isLooping || (args.length > 1 && !isShort(second));
    case 'string':
      return args.length > 1;
    case 'fromMillis':
      return args.length > 1 && !isNarrow(second);
    case 'now':
      return args.length > 0 && !isNarrow(first);
    case 'formatNumber':
    case 'formatInteger':
    case 'formatBase':
      return isLooping;
    default:
      return false;
  }
}

function numberOf(tree: ExpressionTree | undefined): number {
  if (tree?.type === 'number' && tree.predicate === undefined) return tree.value as number;
  return Number.POSITIVE_INFINITY;
}

function textOf(tree: ExpressionTree | undefined): string | undefined {
  return tree?.type === 'string' && tree.predicate === undefined ? String(tree.value) : undefined;
}

function isShort(tree: ExpressionTree | undefined): boolean {
  return (textOf(tree)?.length ?? Number.POSITIVE_INFINITY) <= fewCharacters;
}

function isNarrow(picture: ExpressionTree | undefined): boolean {
  const text = textOf(picture);
  return text !== undefined && widestNumber(text) <= fewCharacters;
}

/** Functions whose answers are longer than their arguments, by how much at most. */
const growth: Readonly<Record<string, number>> = { encodeUrl: 9, encodeUrlComponent: 9, string: 6, join: 2 };

/**
 * How often data is copied, at most: for each place that reads it, once for each node around it that makes texts or
 * lists. A text written in a loop comes once for each item, of which there may be one in every two characters.
 */
function copiesIn(node: object, around: number, isLooping: boolean): number {
  const tree = node as ExpressionTree;
  const { type, value } = tree;
  const loops = isLooping || isLoop(tree);
  const makes = type !== undefined && isMaking(tree);
  const grows = type === 'function' ? growthOf(tree.procedure) : makes ? 1 : 0;
  let sum = 0;
  if (type === 'path' || type === 'variable' || type === 'wildcard') sum = around + 1;
  else if (type === 'string' && isLooping) sum = String(value).length / 2;
  for (const part of partsOf(tree)) {
    // Texts that are joined one by one are copied once, as are lists in a list.
    const inner = part as ExpressionTree;
    const isSame = makes && inner.type === type && inner.value === value;
    sum += copiesIn(part, isSame ? around : around + grows, loops);
  }
  return sum;
}

function isMaking({ type, value }: ExpressionTree): boolean {
  return (type === 'binary' && value === '&') || (type === 'unary' && value === '[') || type === 'apply';
}

function growthOf(procedure: ExpressionTree | undefined): number {
  const name = String(procedure?.value);
  const signature = builtins.get(name)?.signature ?? '';
  if (/:[nb]/.test(signature)) return 0;
  return growth[name] ?? 1;
}
