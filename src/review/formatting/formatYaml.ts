import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { decodeText } from '../../yaml/decodeText.ts';
import type { SchemaName } from '../../yaml/SchemaName.ts';
import { layOut } from './layOut.ts';
import { SchemaShape } from './SchemaShape.ts';

/** Columns within which a map or a list stays on one line. */
const widest = 120;

const printing = { lineWidth: 0, indentSeq: true, flowCollectionPadding: true, singleQuote: null } as const;

/**
 * A file of a known format as it is to be written: keys in the order of the schema, double quotes where there are any,
 * two spaces a level, one style of braces. Comments, blank lines between keys and every value stay what they are.
 *
 * @param source a file that `readYaml` has accepted.
 */
export function formatYaml(source: string | Uint8Array, name: SchemaName): string {
  const decoded = decodeText(source, name);
  if ('diagnostic' in decoded) throw new Error(decoded.diagnostic.message);
  const text = decoded.text.replaceAll('\r\n', '\n');
  const document = parseDocument(text, { schema: 'core', resolveKnownTags: false, uniqueKeys: false });
  keepHeading(document);
  arrange(document.contents, SchemaShape.of(name));
  const formatted = layOut(document.toString(printing));
  if (!isDeepStrictEqual(readValue(formatted), readValue(text)))
    throw new Error('formatting would have changed a value: that is a bug of the formatter');
  return formatted;
}

function readValue(text: string): unknown {
  const document = parseDocument(text, {
    schema: 'core',
    resolveKnownTags: false,
    uniqueKeys: false,
  });
  return document.toJS({ maxAliasCount: 10_000 });
}

function arrange(node: unknown, shape: SchemaShape): void {
  if (isScalar(node)) quote(node);
  else if (isSeq(node)) {
    for (const item of node.items) arrange(item, shape.item());
    unfold(node);
  } else if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (isScalar(key)) quote(key);
      arrange(value, isScalar(key) ? shape.member(String(key.value)) : shape.item());
    }
    order(node, shape.keys);
    unfold(node);
  }
}

/** What stands above all keys stays there, apart from a last paragraph that is about the first of them. */
function keepHeading(document: Document): void {
  const { contents } = document;
  const first = isMap(contents) ? contents.items[0]?.key : undefined;
  if (!isScalar(first)) return;
  const paragraphs = first.commentBefore?.split(/\n *\n/) ?? [];
  const last = paragraphs.pop();
  if (last === undefined) return;
  const isHeading = paragraphs.length === 0 && !document.commentBefore && !contents?.commentBefore;
  if (paragraphs.length > 0) document.commentBefore = paragraphs.join('\n\n');
  if (isHeading && contents) contents.commentBefore = last;
  first.commentBefore = isHeading ? null : last;
}

/** Known keys in the order of the schema, those that people name themselves behind them as they were. */
function order(map: YAMLMap, keys: readonly string[]): void {
  const placeOf = (key: unknown) => {
    const place = isScalar(key) ? keys.indexOf(String(key.value)) : -1;
    return place < 0 ? keys.length : place;
  };
  const [first] = map.items;
  map.items = map.items.toSorted((left, right) => placeOf(left.key) - placeOf(right.key));
  const [now] = map.items;
  // What is first has no blank line before it; what was first, one only where the others have.
  if (now !== first && isScalar(now?.key)) now.key.spaceBefore = false;
}

/** Quotes are double ones, unless that would escape what single ones need not. */
function quote(scalar: Scalar): void {
  if (scalar.type !== 'QUOTE_SINGLE') return;
  const text = String(scalar.value);
  if (!/["\\]/.test(text)) scalar.type = 'QUOTE_DOUBLE';
}

/** Braces and brackets that do not fit a line are written as a block. */
function unfold(node: YAMLMap | YAMLSeq): void {
  if (node.flow !== true || node.items.length === 0) return;
  const [start = 0, end = 0] = node.range ?? [];
  if (end - start > widest || node.items.some(holdsComment)) node.flow = false;
}

function holdsComment(item: unknown): boolean {
  if (isPair(item)) return holdsComment(item.key) || holdsComment(item.value);
  if (!isScalar(item) && !isMap(item) && !isSeq(item)) return false;
  return Boolean(item.comment || item.commentBefore);
}
