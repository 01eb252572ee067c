import type { RegexLiteral } from '../expression/measureTree.ts';
import type { Part } from './Findings.ts';

/** A regular expression in its text; only its end, where JavaScript writes the pattern in another way. */
export function partOfRegex({ regExp, position }: RegexLiteral, text: string): Part {
  const flags = regExp.flags.replace('g', '');
  const length = regExp.source.length + flags.length + 2;
  const offset = position - length;
  if (text.startsWith(`/${regExp.source}/`, offset)) return { offset, length };
  return { offset: position - 1, length: 1 };
}
