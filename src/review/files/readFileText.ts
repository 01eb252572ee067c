import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { maxFileBytes } from '../../yaml/decodeText.ts';
import type { FileText } from './FileText.ts';
import { readFileBytes } from './readFileBytes.ts';

/** A YAML file's text; undefined when it cannot be read, which goes to the problems. */
export function readFileText(file: string, problems: Diagnostic[]): FileText | undefined {
  const read = readFileBytes(file, maxFileBytes);
  if ('bytes' in read) return { file, text: read.bytes, inMarkdown: false };
  problems.push(read.diagnostic);
  return undefined;
}
