/** Below this share of common lines two files are two files, as for Git. */
const alikeEnough = 0.5;
/** Pairs that are compared line by line. */
const mostPairs = 10_000;

/**
 * Finds out which removed file lives on under which new name: by what the files say, so that it does not matter what
 * has been staged.
 *
 * @param removed names and texts; `added` likewise.
 * @returns old names by new ones; every file is taken once, the most alike first.
 */
export function pairRenames(
  removed: ReadonlyMap<string, string>,
  added: ReadonlyMap<string, string>,
): Map<string, string> {
  const pairs: { readonly from: string; readonly to: string; readonly likeness: number }[] = [];
  const compares = removed.size * added.size <= mostPairs;
  for (const [from, before] of removed) {
    for (const [to, after] of added) {
      const likeness = before === after ? 1 : compares ? likenessOf(before, after) : 0;
      if (likeness >= alikeEnough) pairs.push({ from, to, likeness });
    }
  }
  const renames = new Map<string, string>();
  const gone = new Set<string>();
  for (const { from, to } of pairs.toSorted((a, b) => b.likeness - a.likeness)) {
    if (renames.has(to) || gone.has(from)) continue;
    renames.set(to, from);
    gone.add(from);
  }
  return renames;
}

/** The share of lines, by their length, that both have. */
function likenessOf(before: string, after: string): number {
  const lines = new Map<string, number>();
  for (const line of before.split('\n')) lines.set(line, (lines.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of after.split('\n')) {
    const left = lines.get(line) ?? 0;
    if (left === 0) continue;
    lines.set(line, left - 1);
    common += line.length;
  }
  return common / Math.max(before.length, after.length, 1);
}
