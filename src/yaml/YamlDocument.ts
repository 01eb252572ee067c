import type { Span } from '../diagnostics/Span.ts';
import { alignScalar } from './alignScalar.ts';
import type { PlacedMember, PlacedNode, YamlValue } from './PlacedNode.ts';
import { pointerSegments } from './pointer.ts';
import { TextLines } from './TextLines.ts';

/** A YAML file: its value, and for every place in the value the place in the text. */
export class YamlDocument {
  readonly file: string;
  /** Without a byte order mark. */
  readonly text: string;
  /** JSON values; maps have no prototype, everything is frozen, aliases share their anchor's value. */
  readonly value: YamlValue;
  readonly #root: PlacedNode;
  readonly #lines: TextLines;

  constructor(file: string, text: string, root: PlacedNode, lines = new TextLines(text)) {
    this.file = file;
    this.text = text;
    this.value = root.value;
    this.#root = root;
    this.#lines = lines;
  }

  /**
   * Where a value stands, or the key that leads to it. A list item and the whole document have no key: their
   * first line stands for it. A pointer to nothing answers the key of its nearest existing parent, so that a
   * missing member is shown there.
   *
   * @param pointer RFC 6901: `/item/total`.
   */
  span(pointer: string, part: 'key' | 'value' = 'value'): Span {
    const { node, member, found } = this.#find(pointer);
    const empty = node.end <= node.start;
    if (found && part === 'value' && !empty) return this.#lines.span(node.start, node.end);
    if (member !== undefined) return this.#lines.span(member.keyStart, member.keyEnd);
    return this.#lines.firstLine(node.start, node.end);
  }

  /**
   * A stretch inside a text value: exact in every style, but for double-quoted texts with both escapes and line
   * breaks, where it is the whole text.
   *
   * @param offset UTF-16 units from the beginning of the value, `length` likewise.
   */
  spanInside(pointer: string, offset: number, length = 1): Span {
    const { node, found } = this.#find(pointer);
    const offsets = found ? alignScalar(node, this.text) : undefined;
    if (offsets === undefined) return this.span(pointer);
    const last = offsets.length - 1;
    const from = Math.min(Math.max(offset, 0), last);
    const until = Math.min(from + Math.max(length, 0), last);
    const start = offsets[from] ?? node.start;
    const end = until > from ? (offsets[until - 1] ?? start) + 1 : start;
    return this.#lines.span(start, Math.max(start, end));
  }

  #find(pointer: string): { node: PlacedNode; member: PlacedMember | undefined; found: boolean } {
    let node = this.#root;
    let member: PlacedMember | undefined;
    for (const segment of pointerSegments(pointer)) {
      const next = node.members?.get(segment);
      const item = node.items?.[Number(segment)];
      if (next === undefined && item === undefined) return { node, member, found: false };
      member = next;
      node = next?.node ?? item ?? node;
    }
    return { node, member, found: true };
  }
}
