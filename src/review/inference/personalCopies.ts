import { isMap, type MapNode } from '../../blueprint/BlueprintNode.ts';
import type { PathStep } from '../../blueprint/Path.ts';
import { parsePath } from '../../blueprint/parsePath.ts';
import type { CatalogEntry } from '../../catalog/CatalogEntry.ts';
import { copiedPaths } from './copiedPaths.ts';
import { eachMapping } from './eachMapping.ts';
import { expressionsOf, type PlacedMapping } from './mappingsOf.ts';
import { pathsRead, type Read, readOf } from './Read.ts';

/** A path that a catalog entry marks as personal. */
export interface PersonalMark {
  readonly text: string;
  readonly steps: readonly PathStep[];
  /** The entry's key. */
  readonly entry: string;
}

/** A read that copies what is marked into a record. */
export interface PersonalCopy {
  readonly read: Read;
  /** The marks that it carries, at least one. */
  readonly marks: readonly PersonalMark[];
  /** It copies a map that holds more than that. */
  readonly isAbove: boolean;
}

interface Copy {
  readonly read: Read;
  /** Nothing else is done on the way, so that all below it is copied. */
  readonly isWhole: boolean;
}

/** The marks of some entries, each once. What is no path is the catalog's fault. */
export function personalMarks(entries: Iterable<CatalogEntry | undefined>): PersonalMark[] {
  const marks = new Map<string, PersonalMark>();
  for (const entry of entries) {
    for (const text of entry?.personal_data ?? []) {
      const path = parsePath(text);
      if (!('reason' in path)) marks.set(text, { text, steps: path.steps, entry: entry?.key ?? '' });
    }
  }
  return [...marks.values()];
}

/** What a merged blueprint copies of marked data without hashing it. */
export function personalCopies(tree: MapNode, marks: readonly PersonalMark[]): PersonalCopy[] {
  if (marks.length === 0) return [];
  const mappings = eachMapping(tree);
  const hashed = new Set(mappings.filter(isHashed).flatMap(({ node }) => nodesWithin(node)));
  return mappings
    .filter(({ node, role }) => !hashed.has(node) && role !== 'operation' && role !== 'condition')
    .flatMap(copiesOf)
    .flatMap((copy) => carriedBy(copy, marks) ?? []);
}

function isHashed({ mapping }: PlacedMapping): boolean {
  return (
    mapping.values !== undefined ||
    mapping.transforms.some(({ kind }) => kind === 'sha256' || kind === 'boolean')
  );
}

/** A mapping and all that its fields are made of. */
function nodesWithin(node: MapNode): MapNode[] {
  const fields = node.members.get('fields');
  const inner = isMap(fields) ? [...fields.members.values()].filter(isMap) : [];
  return [node, ...inner.flatMap(nodesWithin)];
}

function copiesOf(placed: PlacedMapping): Copy[] {
  const copies: Copy[] = pathsRead(placed).map((read) => ({ read, isWhole: true }));
  for (const expression of expressionsOf(placed)) {
    if (expression.use !== 'expr') continue;
    const paths = copiedPaths(expression.expression.tree);
    copies.push(...paths.map((path) => ({ read: readOf(path, expression), isWhole: path.isPlain })));
  }
  return copies;
}

function carriedBy({ read, isWhole }: Copy, marks: readonly PersonalMark[]): PersonalCopy | undefined {
  const { steps } = read;
  const within = marks.filter((mark) => isPrefix(mark.steps, steps));
  const below = isWhole
    ? marks.filter((mark) => mark.steps.length > steps.length && isPrefix(steps, mark.steps))
    : [];
  const carried = [...within, ...below];
  return carried.length === 0 ? undefined : { read, marks: carried, isAbove: within.length === 0 };
}

function isPrefix(short: readonly PathStep[], long: readonly PathStep[]): boolean {
  return short.length <= long.length && short.every((step, index) => step === long[index]);
}
