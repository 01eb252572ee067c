import { readFileBytes } from '../files/readFileBytes.ts';
import type { Report } from '../Report.ts';
import type { ReviewContext } from '../ReviewContext.ts';
import { reviewText } from '../reviewText.ts';
import { readMarkdownBlocks } from './readMarkdownBlocks.ts';

/** The largest Markdown file that is read, in bytes. */
const largest = 1024 * 1024;

/**
 * Reviews the blocks of YAML in a Markdown file. They may refer to one another, as a reader takes them.
 *
 * @returns how many blocks there are.
 */
export function reviewMarkdown(file: string, context: ReviewContext, report: Report): number {
  const read = readFileBytes(file, largest);
  if ('diagnostic' in read) {
    report.include([read.diagnostic]);
    return 0;
  }
  const { blocks, diagnostics } = readMarkdownBlocks(Buffer.from(read.bytes).toString('utf8'), file);
  report.include(diagnostics);
  const texts = blocks.map(({ kind, text }) => ({ kind, text: { file, text, inMarkdown: true } }));
  const blueprints = texts.filter(({ kind }) => kind === 'blueprint').map(({ text }) => text);
  const around = context.withBlueprints(blueprints.map((text) => [nameIn(text.text), text]));
  for (const { kind, text } of texts) reviewText(kind, text, around, report);
  return blocks.length;
}

/** What a blueprint calls itself, told without parsing it. */
function nameIn(text: string): string {
  return /^[ ]*blueprint:[ ]*["']?([\w/-]+)/m.exec(text)?.[1] ?? '';
}
