/** Whether the package's parser has lost a regular expression, so that the package may never end: see `repairedPackage`. */
export function losesRegex(tree: object): boolean {
  const seen = new Set<object>();
  const open: object[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const { type, value } = node as { type?: unknown; value?: unknown };
    if (type === 'regex' && !(value instanceof RegExp)) return true;
    for (const member of Object.values(node)) {
      if (typeof member === 'object' && member !== null) open.push(member);
    }
  }
  return false;
}
