import { parsePath } from '../../blueprint/parsePath.ts';

/** Paths that begin alike share their steps. */
export interface PathTree {
  /** A path ends here: all that stands below it belongs to it. */
  isEnd: boolean;
  /** By the name of a member or the index of an item. */
  readonly next: Map<string, PathTree>;
}

/** @param paths those that are none lead nowhere; the check of the catalog complains about them. */
export function pathTree(paths: readonly string[]): PathTree {
  const root: PathTree = { isEnd: false, next: new Map() };
  for (const text of paths) {
    const path = parsePath(text);
    if ('reason' in path) continue;
    let node = root;
    for (const step of path.steps) {
      const next = node.next.get(String(step)) ?? { isEnd: false, next: new Map() };
      node.next.set(String(step), next);
      node = next;
    }
    node.isEnd = true;
  }
  return root;
}
