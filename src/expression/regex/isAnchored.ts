import type { RegexTree } from './RegexTree.ts';

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
