import type { Path, PathStep } from './Path.ts';

export interface PathFault {
  /** Offset in the text, in UTF-16 units. */
  readonly offset: number;
  readonly reason: string;
}

const name = /[\p{L}\p{N}_$-]+/uy;
const quotedName = /`([^`]+)`/y;
const index = /\[(\d{1,9})\]/y;

/** As deep as ingest lets an event be: a longer path finds nothing, and code for it is work without an end. */
const mostSteps = 64;

/**
 * Parses a whole text as a path: names joined by dots, `` `any key` `` in backticks, `[n]` for the members of lists.
 */
export function parsePath(text: string): Path | PathFault {
  const read = readPath(text, 0);
  if ('reason' in read) return read;
  if (read.end === text.length) return read.path;
  return { offset: read.end, reason: `"${text.slice(read.end, read.end + 10)}" does not continue a path` };
}

/** Reads the path that starts at an offset, as far as it goes. */
export function readPath(text: string, start: number): { path: Path; end: number } | PathFault {
  const steps: PathStep[] = [];
  let offset = start;
  for (;;) {
    const step = match(quotedName, text, offset) ?? match(name, text, offset);
    if (step === undefined) {
      const found =
        offset >= text.length
          ? 'the path ends'
          : `"${String.fromCodePoint(text.codePointAt(offset) ?? 0)}" stands`;
      return { offset, reason: `${found} where a name is wanted` };
    }
    steps.push(step[1] ?? step[0]);
    offset += step[0].length;
    for (let item = match(index, text, offset); item !== undefined; item = match(index, text, offset)) {
      steps.push(Number(item[1]));
      offset += item[0].length;
    }
    if (steps.length > mostSteps) {
      return { offset: start, reason: `it has more than ${mostSteps} steps, and no event is so deep` };
    }
    if (text[offset] !== '.') break;
    offset += 1;
  }
  return { path: { text: text.slice(start, offset), root: steps[0] as string, steps }, end: offset };
}

function match(pattern: RegExp, text: string, offset: number): RegExpExecArray | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text) ?? undefined;
}
