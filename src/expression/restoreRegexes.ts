import type { ExpressionTree } from './ExpressionTree.ts';

/**
 * Puts regular expressions back where the official parser has lost them: it copies the left sides of `??` and `?:`
 * through JSON, which makes empty objects of them, and `$match`, `$replace` and `$split` with such an object never end.
 * The original stands in the same tree, at the same position of the text. Called once on a tree that nobody has seen.
 */
export function restoreRegexes(tree: ExpressionTree): void {
  const originals = new Map<number | undefined, RegExp>();
  const copies: { position?: number; value?: unknown }[] = [];
  const seen = new Set<object>();
  const open: object[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node) || node instanceof RegExp) continue;
    seen.add(node);
    const { type, value, position } = node as Partial<ExpressionTree>;
    if (type === 'regex') {
      if (value instanceof RegExp) originals.set(position, value);
      else copies.push(node);
      continue;
    }
    for (const member of Object.values(node)) {
      if (typeof member === 'object' && member !== null) open.push(member);
    }
  }
  for (const copy of copies) copy.value = originals.get(copy.position);
}
