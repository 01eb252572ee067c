import type { DiffPrinter } from './DiffPrinter.ts';
import { printDiffJson } from './printDiffJson.ts';
import { printDiffMarkdown } from './printDiffMarkdown.ts';
import { printDiffText } from './printDiffText.ts';

export const diffPrinters = {
  text: printDiffText,
  json: printDiffJson,
  markdown: printDiffMarkdown,
} as const satisfies Readonly<Record<string, DiffPrinter>>;

export type DiffFormat = keyof typeof diffPrinters;
