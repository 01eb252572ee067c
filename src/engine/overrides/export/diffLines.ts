/** One line of a comparison: kept, or only in one of the two. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  /** Places from 0 in either text, where the line is or would be. */
  readonly before: number;
  readonly after: number;
}

/** Lines compared with one another at most; beyond that, all between the first and the last change has changed. */
const mostPairs = 4_000_000;

/** What became of the lines of a text: the longest sequence that both have stays. */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let [end, to] = [before.length, after.length];
  while (end > start && to > start && before[end - 1] === after[to - 1]) {
    end--;
    to--;
  }
  const lines: DiffLine[] = [];
  const keep = (from: number, until: number, shift: number) => {
    for (let place = from; place < until; place++) {
      lines.push({ kind: 'same', text: before[place] ?? '', before: place, after: place + shift });
    }
  };
  keep(0, start, 0);
  lines.push(...middle(before.slice(start, end), after.slice(start, to), start));
  keep(end, before.length, to - end);
  return lines;
}

function middle(before: readonly string[], after: readonly string[], shift: number): DiffLine[] {
  const lengths = commonLengths(before, after);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const place = { before: shift + i, after: shift + j };
    const [was, is] = [before[i], after[j]];
    const [skip, add] = [lengths?.[i + 1]?.[j] ?? 0, lengths?.[i]?.[j + 1] ?? 0];
    if (was !== undefined && was === is && lengths !== undefined) {
      lines.push({ kind: 'same', text: was, ...place });
      i++;
      j++;
    } else if (was !== undefined && (is === undefined || skip >= add)) {
      lines.push({ kind: 'removed', text: was, ...place });
      i++;
    } else {
      lines.push({ kind: 'added', text: is ?? '', ...place });
      j++;
    }
  }
  return lines;
}

/** How many lines the rests from each pair of places on have in common; undefined where there are too many pairs. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array[] | undefined {
  if (before.length * after.length > mostPairs) return undefined;
  const rows = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    const [row, below] = [rows[i] ?? new Uint32Array(), rows[i + 1] ?? new Uint32Array()];
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}
