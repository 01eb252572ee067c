import {
  isMap,
  isScalar,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** Columns of a line of folded text, its indentation included. */
const widest = 118;

/** The longest key beside which others are moved to stand in one column. */
const longestKey = 30;

/** Fewer lines than this are not worth a column. */
const shortestRow = 3;

/** Text to put in place of a part of another. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * What the printer of the `yaml` package has no option for: lists in brackets without spaces inside, maps in braces in
 * one column under each other, folded text within a line's width.
 */
export function layOut(text: string): string {
  const edits: Edit[] = [];
  visit(parseDocument(text, { schema: 'core', resolveKnownTags: false, uniqueKeys: false }), {
    Seq: (_, seq) => void edits.push(...closeUp(seq, text)),
    Map: (_, map) => void edits.push(...align(map, text)),
    Scalar: (_, scalar) => void edits.push(...fold(scalar, text)),
  });
  return edits
    .toSorted((left, right) => right.start - left.start)
    .reduce((edited, { start, end, text: put }) => edited.slice(0, start) + put + edited.slice(end), text);
}

function closeUp(seq: YAMLSeq, text: string): Edit[] {
  const [start = 0, end = 0] = seq.range ?? [];
  if (seq.flow !== true || text.slice(start, end).includes('\n')) return [];
  const edits: Edit[] = [];
  if (text[start + 1] === ' ') edits.push({ start: start + 1, end: start + 2, text: '' });
  if (end - start > 3 && text[end - 2] === ' ') edits.push({ start: end - 2, end: end - 1, text: '' });
  return edits;
}

/** Maps in braces on neighbouring lines, each behind its key. */
function align(map: YAMLMap, text: string): Edit[] {
  if (map.flow) return [];
  const edits: Edit[] = [];
  for (const row of rowsOf(map, text)) {
    const column = Math.max(...row.map(({ key }) => key));
    for (const { key, value } of row)
      if (row.length >= shortestRow) edits.push({ start: value, end: value, text: ' '.repeat(column - key) });
  }
  return edits;
}

interface Cell {
  /** Length of the key. */
  readonly key: number;
  /** Where the value begins. */
  readonly value: number;
  readonly line: number;
}

function rowsOf(map: YAMLMap, text: string): Cell[][] {
  const rows: Cell[][] = [];
  for (const cell of map.items.flatMap((pair) => cellOf(pair, text))) {
    const row = rows.at(-1);
    if (row?.at(-1)?.line === cell.line - 1) row.push(cell);
    else rows.push([cell]);
  }
  return rows;
}

function cellOf({ key, value }: Pair, text: string): Cell[] {
  if (!isScalar(key) || !isMap(value) || !value.flow) return [];
  const [start = 0, keyEnd = 0] = key.range ?? [];
  const [valueStart = 0, end = 0] = value.range ?? [];
  const isOnOneLine = !text.slice(start, end).includes('\n') && text.slice(keyEnd, valueStart) === ': ';
  if (!isOnOneLine || keyEnd - start > longestKey) return [];
  return [{ key: keyEnd - start, value: valueStart, line: text.slice(0, start).split('\n').length }];
}

/** Breaks the lines of folded text at single spaces, which stand for the same. */
function fold(scalar: Scalar, text: string): Edit[] {
  if (scalar.type !== 'BLOCK_FOLDED') return [];
  const [start = 0, end = 0] = scalar.range ?? [];
  const [head = '', ...lines] = text.slice(start, end).split('\n');
  const folded = lines.flatMap((line) => {
    const indent = /^ */.exec(line)?.[0] ?? '';
    return wrap(line.slice(indent.length), widest - indent.length).map((part) => indent + part);
  });
  return [{ start, end, text: [head, ...folded].join('\n') }];
}

function wrap(line: string, width: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const breaks = [...rest.matchAll(/(?<=\S) (?=\S)/g)].map(({ index }) => index);
    const at = breaks.findLast((index) => index <= width) ?? breaks[0];
    if (at === undefined) break;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...lines, rest];
}
