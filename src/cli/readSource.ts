import { readFileSync, statSync } from 'node:fs';

/** Larger files are not quoted. */
const largest = 1024 * 1024;

/** The text of a file that a complaint is about; undefined when it is gone meanwhile, or too large to quote. */
export function readSource(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    return statSync(file).size > largest ? undefined : readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}
