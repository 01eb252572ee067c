import type { CST } from 'yaml';

/** How deeply maps and lists may lie within one another, aliases spelt out. */
export const maxDepth = 64;

/**
 * The offset of a map or list that lies deeper than `maxDepth`, if any. It walks without recursion: composing a
 * text of 100,000 opening brackets overflows the stack, and can abort the process.
 */
export function tooDeep(token: CST.Token): number | undefined {
  const waiting: { token: CST.Token; depth: number }[] = [{ token, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const depth = 'items' in next.token ? next.depth + 1 : next.depth;
    if (depth > maxDepth) return next.token.offset;
    for (const child of childrenOf(next.token)) waiting.push({ token: child, depth });
  }
  return undefined;
}

function* childrenOf(token: CST.Token): Iterable<CST.Token> {
  if (token.type === 'document' && token.value !== undefined) yield token.value;
  if (!('items' in token)) return;
  for (const { key, value } of token.items) {
    if (key) yield key;
    if (value) yield value;
  }
}
