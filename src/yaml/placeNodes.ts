import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Range,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { EntryCode } from '../diagnostics/DiagnosticCode.ts';
import { type DiagnosticBlanks, diagnose } from '../diagnostics/diagnose.ts';
import { losesDigits } from './losesDigits.ts';
import type { PlacedMember, PlacedNode, ScalarStyle, YamlValue } from './PlacedNode.ts';
import type { TextLines } from './TextLines.ts';
import { maxDepth } from './tooDeep.ts';

/** How many values all aliases and merges of one file may add, spelt out. */
export const maxAliasedValues = 10_000;

interface Place {
  readonly start: number;
  readonly end: number;
}

const styles: Record<Scalar.Type, ScalarStyle> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single-quoted',
  QUOTE_DOUBLE: 'double-quoted',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/**
 * Turns composed YAML into frozen values with their places, in one walk. An alias or a `<<` merge shares the
 * anchor's node; keys are text (a plain `404` or `true` by its spelling) and unique, the first one counts.
 *
 * @returns no root when an alias stands for nothing, or for too much.
 */
export function placeNodes(contents: Node, text: string, lines: TextLines, file: string) {
  const placer = new Placer(text, lines, file);
  const root = placer.place(contents, { start: 0, end: 0 }, 0);
  return { root: placer.aliasesHold ? root : undefined, diagnostics: placer.diagnostics };
}

class Placer {
  readonly diagnostics: Diagnostic[] = [];
  aliasesHold = true;
  readonly #anchors = new Map<string, PlacedNode>();
  readonly #text: string;
  readonly #lines: TextLines;
  readonly #file: string;
  #aliasedValues = 0;

  constructor(text: string, lines: TextLines, file: string) {
    this.#text = text;
    this.#lines = lines;
    this.#file = file;
  }

  /** @param nothing where a value would stand that is left out. */
  place(node: Node | null, nothing: Place, depth: number): PlacedNode {
    if (node === null) return leaf(null, nothing);
    if (isAlias(node)) return this.#alias(node, depth);
    const placed = this.#placeOwn(node, nothing, depth);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, placed);
    return placed;
  }

  #placeOwn(node: Exclude<Node, Alias>, nothing: Place, depth: number): PlacedNode {
    const place = this.#placeOf(node) ?? nothing;
    if (isMap(node)) return this.#map(node, place, depth);
    if (isSeq(node)) return this.#list(node, place, depth);
    const value = this.#scalarValue(node, place);
    return { ...leaf(value, place), ...(node.type && { style: styles[node.type] }) };
  }

  #scalarValue({ value, source = '' }: Scalar, place: Place): YamlValue {
    if (typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value !== 'number') return null;
    if (!Number.isFinite(value)) this.#report('yaml/not-json', { text: source }, place);
    else if (losesDigits(source, value)) this.#report('yaml/number-loses-digits', { text: source }, place);
    return value;
  }

  #list(list: YAMLSeq, place: Place, depth: number): PlacedNode {
    const items = list.items.map((item) => this.place(item as Node | null, place, depth + 1));
    const end = list.flow ? place.end : this.#endOf(list.items.at(-1) as Node | null, items.at(-1), place);
    const value = Object.freeze(items.map((item) => item.value));
    return parent(value, { start: place.start, end }, items, { items });
  }

  #map(map: YAMLMap, place: Place, depth: number): PlacedNode {
    const members = new Map<string, PlacedMember>();
    const own = new Set<string>();
    let end = place.end;
    for (const pair of map.items) {
      const keyNode = pair.key as Node | null;
      const keyPlace = (keyNode && this.#placeOf(keyNode)) ?? place;
      const node = this.place(
        pair.value as Node | null,
        { start: keyPlace.end, end: keyPlace.end },
        depth + 1,
      );
      if (!map.flow) end = this.#endOf(pair.value as Node | null, node, place);
      const key = keyText(keyNode);
      if (key === undefined) this.#report('yaml/key-not-text', {}, keyPlace);
      else if (isMerge(keyNode)) this.#merge(node, members);
      else if (own.has(key)) this.#report('yaml/duplicate-key', { key }, keyPlace);
      else {
        own.add(key);
        members.set(key, { keyStart: keyPlace.start, keyEnd: keyPlace.end, node });
      }
    }
    const value: Record<string, YamlValue> = Object.create(null);
    for (const [key, member] of members) value[key] = member.node.value;
    const children = [...members.values()].map((member) => member.node);
    return parent(Object.freeze(value), { start: place.start, end }, children, { members });
  }

  /** Adds what the map has not got yet; of several sources the first wins. */
  #merge(source: PlacedNode, members: Map<string, PlacedMember>): void {
    if (!this.aliasesHold) return;
    for (const from of source.items ?? [source]) {
      if (from.members === undefined) this.#report('yaml/merge-needs-map', {}, from);
      for (const [key, member] of from.members ?? []) if (!members.has(key)) members.set(key, member);
    }
  }

  #alias(alias: Alias, depth: number): PlacedNode {
    const place = this.#placeOf(alias) ?? { start: 0, end: 0 };
    const anchored = this.#anchors.get(alias.source);
    const before = this.#aliasedValues;
    this.#aliasedValues += anchored?.size ?? 0;
    const wasted = this.#aliasedValues > maxAliasedValues;
    if (anchored && !wasted && depth + anchored.height <= maxDepth) return anchored;

    if (!anchored) this.#report('yaml/unknown-alias', { name: alias.source }, place);
    else if (!wasted) this.#report('yaml/too-deep', { limit: maxDepth }, place);
    else if (before <= maxAliasedValues)
      this.#report('yaml/too-many-aliases', { limit: maxAliasedValues }, place);
    this.aliasesHold = false;
    return leaf(null, place);
  }

  /** A block ends with its last value; the parser counts the comments behind it, too. */
  #endOf(last: Node | null, placed: PlacedNode | undefined, block: Place): number {
    const end = isAlias(last) ? this.#placeOf(last)?.end : placed?.end;
    return end ?? block.end;
  }

  #placeOf(node: Node): Place | undefined {
    const range: Range | null | undefined = node.range;
    if (!range) return undefined;
    const [start, end] = range;
    if (end <= start) return undefined;
    return { start, end: start + this.#text.slice(start, end).trimEnd().length };
  }

  #report<Code extends EntryCode>(code: Code, blanks: DiagnosticBlanks<Code>, { start, end }: Place): void {
    this.diagnostics.push(diagnose(code, blanks, { file: this.#file, span: this.#lines.span(start, end) }));
  }
}

function leaf(value: YamlValue, { start, end }: Place): PlacedNode {
  return { value, start, end, size: 1, height: 0 };
}

function parent(
  value: YamlValue,
  { start, end }: Place,
  children: readonly PlacedNode[],
  rest: Pick<PlacedNode, 'members' | 'items'>,
): PlacedNode {
  let size = 1;
  let height = 0;
  for (const child of children) {
    size += child.size;
    height = Math.max(height, child.height);
  }
  return { value, start, end, size, height: height + 1, ...rest };
}

function keyText(key: Node | null): string | undefined {
  if (!isScalar(key) || key.source === undefined) return undefined;
  if (key.type === 'PLAIN' && key.source === '') return undefined;
  return typeof key.value === 'string' ? key.value : key.source;
}

function isMerge(key: Node | null): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.source === '<<';
}
