import type { PathTree } from './PathTree.ts';
import { textOf } from './replaceLeaves.ts';

/** A stretch of a text; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const string = /"(?:[^"\\]|\\.)*"/sy;
const scalar = /[^\s,\]}]+/y;

/**
 * Where in a JSON text the values of paths stand. A name that occurs twice in a map is found twice.
 *
 * @param json a text that is known to be JSON, as deep as ingest allows.
 */
export function findMarked(json: string, paths: PathTree): Span[] {
  const spans: Span[] = [];
  if (paths.next.size > 0) read(0, paths);
  return spans;

  /** Reads the value at an offset. @returns the offset behind it. */
  function read(from: number, node: PathTree | undefined): number {
    const start = skipSpace(from);
    const end = readValue(start, node?.isEnd === true ? undefined : node);
    if (node?.isEnd === true) spans.push({ start, end });
    return end;
  }

  function readValue(start: number, node: PathTree | undefined): number {
    const open = json[start];
    if (open === '{') return readMembers(start, node);
    if (open === '[') return readItems(start, node);
    return endOf(open === '"' ? string : scalar, start);
  }

  function readMembers(open: number, node: PathTree | undefined): number {
    let at = skipSpace(open + 1);
    while (at < json.length && json[at] !== '}') {
      const behind = endOf(string, at);
      const next = node?.next.get(textOf(json.slice(at, behind)));
      at = skipSpace(read(skipSpace(behind) + 1, next));
      if (json[at] === ',') at = skipSpace(at + 1);
    }
    return at + 1;
  }

  function readItems(open: number, node: PathTree | undefined): number {
    let at = skipSpace(open + 1);
    for (let index = 0; at < json.length && json[at] !== ']'; index++) {
      at = skipSpace(read(at, node?.next.get(String(index))));
      if (json[at] === ',') at = skipSpace(at + 1);
    }
    return at + 1;
  }

  function skipSpace(from: number): number {
    let at = from;
    while (at < json.length && json.charCodeAt(at) <= 0x20) at++;
    return at;
  }

  /** @throws Error for what is no JSON. */
  function endOf(pattern: RegExp, start: number): number {
    pattern.lastIndex = start;
    if (!pattern.test(json)) throw new Error('the text is no JSON');
    return pattern.lastIndex;
  }
}
