/** Whether two trees say the same, at the same place of the text unless places do not matter. */
export function isSameTree(left: unknown, right: unknown, minds: { readonly positions: boolean }): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null)
    return Object.is(left, right);
  if (left instanceof RegExp || right instanceof RegExp) return false;
  const [of, other] = [membersOf(left, minds.positions), membersOf(right, minds.positions)];
  return (
    of.size === other.size &&
    [...of].every(([name, member]) => other.has(name) && isSameTree(member, other.get(name), minds))
  );
}

function membersOf(tree: object, withPositions: boolean): Map<string, unknown> {
  const members = Object.entries(tree).filter(
    ([name, member]) => member !== undefined && (withPositions || name !== 'position'),
  );
  return new Map(members);
}
