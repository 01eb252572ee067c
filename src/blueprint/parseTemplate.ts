import type { Path } from './Path.ts';
import { type PathFault, readPath } from './parsePath.ts';

/** Literal text and the paths whose values stand between. */
export type TemplatePart =
  | string
  | { readonly path: Path /** Where the path begins in the template. */; readonly offset: number };

/** Parses a template: `{path}` is replaced by a value, `{{` stands for a brace. */
export function parseTemplate(text: string): TemplatePart[] | PathFault {
  const parts: TemplatePart[] = [];
  let literal = '';
  let offset = 0;
  while (offset < text.length) {
    const brace = text.indexOf('{', offset);
    if (brace < 0) break;
    literal += text.slice(offset, brace);
    if (text[brace + 1] === '{') {
      literal += '{';
      offset = brace + 2;
      continue;
    }
    const read = readPath(text, brace + 1);
    if ('reason' in read) return read;
    if (read.end === text.length) return { offset: brace, reason: 'this brace is not closed' };
    if (text[read.end] !== '}') return { offset: read.end, reason: 'a "}" is wanted after the path' };
    if (literal !== '') parts.push(literal);
    literal = '';
    parts.push({ path: read.path, offset: brace + 1 });
    offset = read.end + 1;
  }
  literal += text.slice(offset);
  if (literal !== '' || parts.length === 0) parts.push(literal);
  return parts;
}
