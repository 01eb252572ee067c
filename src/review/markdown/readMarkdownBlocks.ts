import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { type FileKind, kindOfText } from '../files/kindOfText.ts';

/** A block of YAML in a Markdown file that Patchbay knows. */
export interface MarkdownBlock {
  /** A fragment is a part of a blueprint without the rest. */
  readonly kind: FileKind | 'fragment';
  /** The block with an empty line for each line before it: places in it are places in the Markdown file. */
  readonly text: string;
}

export interface MarkdownBlocks {
  readonly blocks: readonly MarkdownBlock[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How many blocks of one file are looked at. */
const mostBlocks = 200;

const kinds = ['project', 'catalog', 'blueprint', 'test', 'override', 'fragment', 'skip'] as const;

/** No fence and no mark is as long, in UTF-16 units; what is takes patterns long to pass over. */
const longestLine = 200;

const opening = /^ {0,12}(`{3,}|~{3,})[ \t]*([^\s`]*)/;
const marker = /^\s*<!--\s*patchbay:\s*(.*?)\s*-->\s*$/;

/**
 * The fenced blocks of a Markdown text whose language is yaml and whose content is one of our formats, by the keys at
 * its top. A comment on the line above says what a block is, or that it is none of our business:
 * `<!-- patchbay: fragment -->`, `<!-- patchbay: skip -->`.
 */
export function readMarkdownBlocks(text: string, file: string): MarkdownBlocks {
  const lines = text.split('\n');
  const blocks: MarkdownBlock[] = [];
  const diagnostics: Diagnostic[] = [];
  let mark: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? '').slice(0, longestLine);
    const [, fence, language = ''] = opening.exec(line) ?? [];
    if (fence === undefined) {
      if (line.trim() === '') continue;
      mark = marker.exec(line)?.[1];
      if (mark !== undefined && !isKind(mark)) diagnostics.push(unknownMark(mark, line, at, file));
      continue;
    }
    const end = endOf(lines, at + 1, fence);
    const content = lines.slice(at + 1, end).join('\n');
    const kind = isKind(mark) ? mark : kindOfText(content);
    if (/^ya?ml$/i.test(language) && kind !== undefined && kind !== 'skip') {
      blocks.push({ kind, text: `${'\n'.repeat(at + 1)}${content}\n` });
    }
    mark = undefined;
    at = end;
  }
  if (blocks.length > mostBlocks)
    diagnostics.push(diagnose('markdown/too-many-blocks', { limit: mostBlocks }, { file }));
  return { blocks: blocks.slice(0, mostBlocks), diagnostics };
}

function isKind(word: string | undefined): word is (typeof kinds)[number] {
  return kinds.some((kind) => kind === word);
}

/** The line of the closing fence, or the end of the file. */
function endOf(lines: readonly string[], start: number, fence: string): number {
  for (let at = start; at < lines.length; at++) {
    const line = (lines[at] ?? '').trim();
    if (line.length >= fence.length && line === fence.charAt(0).repeat(line.length)) return at;
  }
  return lines.length;
}

function unknownMark(mark: string, line: string, at: number, file: string): Diagnostic {
  const near = suggest(mark, kinds);
  const column = line.indexOf(mark) + 1;
  const span = { line: at + 1, column, endLine: at + 1, endColumn: column + mark.length };
  const hint = near === undefined ? {} : { hint: `did you mean \`${near}\`?` };
  return diagnose('markdown/unknown-marker', { mark, known: kinds.join(', ') }, { file, span, ...hint });
}
