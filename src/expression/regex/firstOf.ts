import { CharSet } from './CharSet.ts';
import { isNullable, type RegexTree } from './RegexTree.ts';

/** The units with which a match can begin; undefined when it can be one of no length. */
export function firstOf(tree: RegexTree): CharSet | undefined {
  return isNullable(tree) ? undefined : CharSet.union(firstSets(tree));
}

/** The units that it can take first, whether or not it can take none. */
export function firstSets(tree: RegexTree): readonly CharSet[] {
  switch (tree.kind) {
    case 'set':
      return [tree.set];
    case 'assertion':
      return [];
    case 'sequence': {
      const end = tree.items.findIndex((item) => !isNullable(item));
      return (end === -1 ? tree.items : tree.items.slice(0, end + 1)).flatMap(firstSets);
    }
    case 'choice':
      return tree.options.flatMap(firstSets);
    case 'group':
      return firstSets(tree.body);
    case 'repeat':
      return tree.max === 0 ? [] : firstSets(tree.body);
  }
}

/** Whether every match begins at the start of the text. */
export function isAnchored(tree: RegexTree): boolean {
  switch (tree.kind) {
    case 'assertion':
      return tree.assertion === 'start';
    case 'sequence':
      return tree.items[0] !== undefined && isAnchored(tree.items[0]);
    case 'choice':
      return tree.options.every(isAnchored);
    case 'group':
      return isAnchored(tree.body);
    default:
      return false;
  }
}
