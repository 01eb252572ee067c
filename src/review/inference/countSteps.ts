import type { RegexTree } from '../../expression/regex/RegexTree.ts';

type Next = (at: number) => boolean;

/**
 * How many steps it takes to find out that a pattern does not match at the start of a text, when every way is tried in
 * turn, as JavaScript's engine does. Infinite when it matches; the limit plus one when there are more.
 */
export function countSteps(tree: RegexTree, text: string, limit: number): number {
  let steps = 0;

  function match(node: RegexTree, at: number, next: Next): boolean {
    steps += 1;
    if (steps > limit) return true;
    switch (node.kind) {
      case 'set':
        return at < text.length && node.set.has(text.charCodeAt(at)) && next(at + 1);
      case 'assertion':
        return holds(node.assertion, text, at) && next(at);
      case 'sequence':
        return matchAll(node.items, 0, at, next);
      case 'choice':
        return node.options.some((option) => match(option, at, next));
      case 'group':
        return match(node.body, at, next);
      case 'repeat':
        return repeat(node, 0, at, next);
    }
  }

  function matchAll(items: readonly RegexTree[], index: number, at: number, next: Next): boolean {
    const item = items[index];
    return item === undefined ? next(at) : match(item, at, (end) => matchAll(items, index + 1, end, next));
  }

  function repeat(
    node: Extract<RegexTree, { kind: 'repeat' }>,
    count: number,
    at: number,
    next: Next,
  ): boolean {
    const again = () =>
      count < node.max &&
      match(node.body, at, (end) => (end > at || count < node.min) && repeat(node, count + 1, end, next));
    return again() || (count >= node.min && next(at));
  }

  const matched = match(tree, 0, () => true);
  return matched && steps <= limit ? Number.POSITIVE_INFINITY : steps;
}

function holds(
  assertion: Extract<RegexTree, { kind: 'assertion' }>['assertion'],
  text: string,
  at: number,
): boolean {
  const isWord = (index: number) => /\w/.test(text.charAt(index));
  switch (assertion) {
    case 'start':
    case 'lineStart':
      return at === 0;
    case 'end':
    case 'lineEnd':
      return at === text.length;
    case 'boundary':
      return isWord(at - 1) !== isWord(at);
    case 'notBoundary':
      return isWord(at - 1) === isWord(at);
  }
}
