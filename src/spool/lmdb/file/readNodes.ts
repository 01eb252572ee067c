import { pageLayout } from './pageLayout.ts';
import { readTree, type Tree, treeBytes } from './Tree.ts';

/** What a node of a page says, with a key of its own memory. */
export type PageNode =
  | { readonly kind: 'branch'; readonly key: Buffer; readonly page: number }
  | { readonly kind: 'value'; readonly key: Buffer }
  | { readonly kind: 'overflow'; readonly key: Buffer; readonly page: number; readonly count: number }
  | { readonly kind: 'tree'; readonly key: Buffer; readonly tree: Tree };

/** The nodes of a branch or a leaf, their places checked; or why it is none. */
export function readNodes(page: Buffer, number: number, isLeaf: boolean): PageNode[] | string {
  if (Number(page.readBigUInt64LE(pageLayout.number)) !== number) return 'it has the number of another page';
  const flags = page.readUInt16LE(pageLayout.flags);
  if (flags !== (isLeaf ? pageLayout.kinds.leaf : pageLayout.kinds.branch)) return 'it is of another kind';
  const lower = page.readUInt16LE(pageLayout.lower);
  const upper = page.readUInt16LE(pageLayout.upper);
  const room = page.length - pageLayout.head;
  if (lower % 2 !== 0 || lower > upper || upper > room || (lower === 0 && !isLeaf))
    return 'its head is impossible';
  const nodes: PageNode[] = [];
  for (let at = pageLayout.head; at < pageLayout.head + lower; at += 2) {
    const place = page.readUInt16LE(at);
    const node = place < upper ? undefined : readNode(page, pageLayout.head + place, isLeaf);
    if (node === undefined) return 'a node reaches out of it';
    nodes.push(node);
  }
  return nodes;
}

function readNode(page: Buffer, at: number, isLeaf: boolean): PageNode | undefined {
  if (at + pageLayout.node.head > page.length) return undefined;
  const low = page.readUInt32LE(at + pageLayout.node.low);
  const flags = page.readUInt16LE(at + pageLayout.node.flags);
  const start = at + pageLayout.node.head;
  const end = start + page.readUInt16LE(at + pageLayout.node.keySize);
  if (end > page.length) return undefined;
  const key = Buffer.from(page.subarray(start, end));
  // A branch keeps the upper bits of the page number where a leaf keeps flags.
  if (!isLeaf) return { kind: 'branch', key, page: low + flags * 2 ** 32 };
  return readValue(page, { key, flags, size: low, at: end });
}

function readValue(
  page: Buffer,
  { key, flags, size, at }: { key: Buffer; flags: number; size: number; at: number },
): PageNode | undefined {
  const left = page.length - at;
  if ((flags & pageLayout.values.big) !== 0) {
    if (left < 24) return undefined;
    const count = Number(page.readBigUInt64LE(at + 16));
    const needed = Math.ceil((pageLayout.head + size) / page.length);
    if (count < needed) return undefined;
    return { kind: 'overflow', key, page: Number(page.readBigUInt64LE(at)), count };
  }
  if (size > left) return undefined;
  if ((flags & pageLayout.values.tree) === 0) return { kind: 'value', key };
  return size === treeBytes ? { kind: 'tree', key, tree: readTree(page, at) } : undefined;
}
