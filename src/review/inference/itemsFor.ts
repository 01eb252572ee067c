import type { ExpressionTree } from '../../expression/ExpressionTree.ts';
import { literalsOf } from './literalsOf.ts';
import { readPaths } from './readPaths.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * Items of a list that are likely to pass the predicates of an expression: every name that it reads anywhere has a
 * value, the one that it is compared with where it is.
 */
export function itemsFor(tree: ExpressionTree): Item[] {
  const names = new Set<string>();
  const wanted = new Map<string, unknown>();
  collect(tree, names, wanted);
  // Those that lead to the list itself are no members of its items.
  for (const path of readPaths(tree)) for (const step of path.steps.slice(0, 2)) names.delete(String(step));
  if (names.size === 0) return [];
  const fills = ['a', 1_000_000, true, ...literalsOf(tree)].slice(0, 8);
  return fills.map((fill) => {
    const item: Record<string, unknown> = Object.create(null);
    for (const name of names) item[name] = wanted.has(name) ? wanted.get(name) : fill;
    return item;
  });
}

function collect(node: unknown, names: Set<string>, wanted: Map<string, unknown>): void {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return;
  const { type, value, lhs, rhs } = node as ExpressionTree;
  if (type === 'name') names.add(String(value));
  if (type === 'binary' && lhs && rhs) {
    compare(String(value), lhs, rhs, wanted);
    compare(mirrored[String(value)] ?? '', rhs, lhs, wanted);
  }
  for (const member of Object.values(node)) collect(member, names, wanted);
}

const mirrored: Readonly<Record<string, string>> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** What a member must be for a comparison with a literal to hold. */
function compare(
  operator: string,
  side: ExpressionTree,
  other: ExpressionTree,
  wanted: Map<string, unknown>,
): void {
  const name = side.type === 'path' ? side.steps?.at(-1) : undefined;
  if (name?.type !== 'name' || !['string', 'number', 'value'].includes(other.type)) return;
  const step = { '=': 0, '>=': 0, '<=': 0, '>': 1, '<': -1 }[operator];
  if (step === undefined || wanted.has(String(name.value))) return;
  wanted.set(String(name.value), typeof other.value === 'number' ? other.value + step : other.value);
}
