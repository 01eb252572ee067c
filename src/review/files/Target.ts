import type { FileKind } from './kindOfText.ts';

/** A file to look at, and what it is looked at as. */
export interface Target {
  /** From the working directory where it lies below it. */
  readonly file: string;
  readonly kind: FileKind | 'markdown';
}
