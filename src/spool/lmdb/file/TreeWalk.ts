import type { PageFile } from './PageFile.ts';
import { pageLayout } from './pageLayout.ts';
import { readKey } from './readKey.ts';
import type { Meta } from './readMeta.ts';
import { type PageNode, readNodes } from './readNodes.ts';
import { noPage, type Tree } from './Tree.ts';

/** Rows that cannot be read any more. */
export interface Damage {
  /** The name of a database; `everything`, or `the free pages`. */
  readonly table: string;
  /** What is wrong. */
  readonly cause: string;
  /** Keys as they are stored: the rows from this one on, up to the other, which is not lost. Absent means no bound. */
  readonly from?: Buffer | undefined;
  readonly to?: Buffer | undefined;
  /** Only the row of `from`. */
  readonly single?: true;
}

/** A page that is still to be looked at. */
interface Visit {
  readonly table: string;
  readonly page: number;
  /** Levels from here to the leaves, this one included. */
  readonly levels: number;
  readonly from: Buffer | undefined;
  readonly to: Buffer | undefined;
}

/** How the names of databases are told from rows: all others are below those of the main tree. */
const mainTable = 'everything';
const freeTable = 'the free pages';

/** One pass over all trees of a file, level by level. */
export class TreeWalk {
  readonly #file: PageFile;
  readonly #meta: Meta;
  readonly #seen: Uint8Array;
  readonly #damages: Damage[] = [];
  readonly #entries = new Map<string, { wanted: number; found: number }>();
  #left: number;
  #visits: Visit[] = [];

  /** @param pages to be read at most. */
  constructor(file: PageFile, meta: Meta, pages: number) {
    this.#file = file;
    this.#meta = meta;
    this.#left = pages;
    // A page beyond the end of the file is reported, not marked.
    this.#seen = new Uint8Array(Math.ceil(file.size / file.pageSize / 8) + 1);
  }

  damages(): readonly Damage[] {
    this.#open(mainTable, this.#meta.main);
    this.#open(freeTable, this.#meta.free);
    for (let visits = this.#take(); visits.length > 0; visits = this.#take()) {
      for (const visit of visits) if (this.#left-- > 0) this.#visit(visit);
    }
    if (this.#left >= 0 && this.#damages.length === 0) this.#compareCounts();
    return this.#damages;
  }

  #take(): Visit[] {
    const visits = this.#visits;
    this.#visits = [];
    return visits;
  }

  #open(table: string, { root, depth, entries }: Tree): void {
    this.#entries.set(table, { wanted: entries, found: 0 });
    if (root === noPage) return;
    // Each level has at least two pages in it, so that a deeper tree has more pages than there are.
    if (depth < 1 || depth > 64) this.#damages.push({ table, cause: 'its depth is impossible' });
    else this.#visits.push({ table, page: root, levels: depth, from: undefined, to: undefined });
  }

  #visit(visit: Visit): void {
    const { table, page, levels, from, to } = visit;
    const told = (cause: string) => this.#damages.push({ table, cause: `page ${page}: ${cause}`, from, to });
    const claimed = this.#claim(page, 1);
    if (claimed !== undefined) return void told(claimed);
    const bytes = this.#file.read(page);
    if (bytes === undefined) return void told(beyondTheEnd);
    const nodes = readNodes(bytes, page, levels === 1);
    if (typeof nodes === 'string') return void told(nodes);
    if (!isSorted(nodes, visit, table === freeTable)) return void told('its keys are out of order');
    if (table !== mainTable && table !== freeTable && !nodes.every(hasReadableKey)) {
      return void told('a key is none');
    }
    for (const [index, node] of nodes.entries()) this.#follow(node, nodes[index + 1]?.key, visit);
  }

  #follow(node: PageNode, next: Buffer | undefined, { table, levels, from, to }: Visit): void {
    if (node.kind === 'branch') {
      // The first key of a branch is left empty: it would be the branch's own.
      const start = node.key.length === 0 ? from : node.key;
      this.#visits.push({ table, page: node.page, levels: levels - 1, from: start, to: next ?? to });
      return;
    }
    const entries = this.#entries.get(table);
    if (entries !== undefined) entries.found++;
    if (node.kind === 'tree') this.#open(node.key.toString('utf8').replace(/\0.*$/s, ''), node.tree);
    if (node.kind !== 'overflow') return;
    const cause = this.#claim(node.page, node.count) ?? this.#overflowFault(node.page, node.count);
    if (cause !== undefined) {
      this.#damages.push({ table, cause: `page ${node.page}: ${cause}`, from: node.key, single: true });
    }
  }

  /** Their contents have checksums of their own; only the first page of a row of them has a head. */
  #overflowFault(page: number, count: number): string | undefined {
    if (this.#left-- <= 0) return undefined;
    const head = this.#file.bytes(page * this.#file.pageSize, pageLayout.head);
    if (head === undefined) return beyondTheEnd;
    if (Number(head.readBigUInt64LE(pageLayout.number)) !== page) return 'it has the number of another page';
    if (head.readUInt16LE(pageLayout.flags) !== pageLayout.kinds.overflow) return 'it is of another kind';
    return head.readUInt32LE(pageLayout.count) < count ? 'its head is impossible' : undefined;
  }

  /** Marks pages as used. @returns what is wrong with that. */
  #claim(page: number, count: number): string | undefined {
    const { size, pageSize } = this.#file;
    if (page < 2 || page + count - 1 > this.#meta.lastPage) return 'there can be no such page';
    if ((page + count) * pageSize > size) return beyondTheEnd;
    for (let number = page; number < page + count; number++) {
      const bit = 1 << (number & 7);
      const byte = this.#seen[number >> 3] ?? 0;
      if ((byte & bit) !== 0) return 'it is used twice';
      this.#seen[number >> 3] = byte | bit;
    }
    return undefined;
  }

  #compareCounts(): void {
    for (const [table, { wanted, found }] of this.#entries) {
      if (wanted !== found) this.#damages.push({ table, cause: `it has ${found} rows instead of ${wanted}` });
    }
  }
}

function hasReadableKey({ kind, key }: PageNode): boolean {
  return kind === 'branch' || readKey(key) !== undefined;
}

const beyondTheEnd = 'the file ends before it';

/** Whether the keys of a page rise, and lie between those that its parent says. */
function isSorted(nodes: readonly PageNode[], { from, to }: Visit, areNumbers: boolean): boolean {
  const compare = areNumbers ? compareNumbers : Buffer.compare;
  let last = from;
  for (const [index, { key, kind }] of nodes.entries()) {
    if (kind === 'branch' && index === 0 && key.length === 0) continue;
    if (areNumbers && key.length !== 8) return false;
    if (last !== undefined && compare(last, key) > (index === 0 ? 0 : -1)) return false;
    last = key;
  }
  return to === undefined || last === undefined || nodes.length === 0 || compare(last, to) < 0;
}

function compareNumbers(a: Buffer, b: Buffer): number {
  return Number(a.readBigUInt64LE()) - Number(b.readBigUInt64LE());
}
