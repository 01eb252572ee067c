import { CharSet } from './CharSet.ts';
import { isNullable, isShort, type RegexTree, type Repeat } from './RegexTree.ts';

const none = CharSet.of();

/**
 * Whether the next unit of the text decides every choice, so that of two branches one fails at once (an LL(1) grammar;
 * Brüggemann-Klein: "One-unambiguous regular languages"). Going back then meets no branch that could go far.
 */
export function isDeterministic(tree: RegexTree): boolean {
  return decides(tree, none);
}

/** Given the units that can follow it. */
function decides(tree: RegexTree, follow: CharSet): boolean {
  switch (tree.kind) {
    case 'set':
    case 'assertion':
      return true;
    case 'sequence':
      return tree.items.every((item, index) => decides(item, beginOf(tree.items.slice(index + 1), follow)));
    case 'choice':
      return areApart(tree.options, follow) && tree.options.every((option) => decides(option, follow));
    case 'group':
      return decides(tree.body, follow);
    case 'repeat':
      return repeatDecides(tree, follow);
  }
}

function repeatDecides({ body, min, max }: Repeat, follow: CharSet): boolean {
  if (isNullable(body)) return false;
  const again = beginOf([body], none);
  if (min !== max && again.intersects(follow)) return false;
  if (max === Number.POSITIVE_INFINITY && !isShort(body)) return false;
  return decides(body, max === 1 ? follow : CharSet.union([again, follow]));
}

function areApart(options: readonly RegexTree[], follow: CharSet): boolean {
  if (options.filter(isNullable).length > 1) return false;
  let seen = none;
  for (const option of options) {
    const begin = beginOf([option], follow);
    if (begin.intersects(seen)) return false;
    seen = CharSet.union([seen, begin]);
  }
  return true;
}

/** The units that a sequence can take first; if it can take none, also those that can follow it. */
function beginOf(items: readonly RegexTree[], follow: CharSet): CharSet {
  const end = items.findIndex((item) => !isNullable(item));
  const begins = (end === -1 ? items : items.slice(0, end + 1)).map(ownBegin);
  return CharSet.union(end === -1 ? [...begins, follow] : begins);
}

function ownBegin(tree: RegexTree): CharSet {
  switch (tree.kind) {
    case 'set':
      return tree.set;
    case 'assertion':
      return none;
    case 'sequence':
      return beginOf(tree.items, none);
    case 'choice':
      return CharSet.union(tree.options.map(ownBegin));
    case 'group':
      return ownBegin(tree.body);
    case 'repeat':
      return tree.max === 0 ? none : ownBegin(tree.body);
  }
}
