import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import type { YamlDocument } from '../../yaml/YamlDocument.ts';

/** What every subject of a review has: a file of the project, or a block of YAML in its documentation. */
export interface Subject {
  /** From the working directory where it lies below it. */
  readonly file: string;
  /** Whether it is a block in a Markdown file: its positions are the Markdown file's, its file name means nothing. */
  readonly inMarkdown: boolean;
  /** Undefined when the text is no YAML. */
  readonly document: YamlDocument | undefined;
  /** What reading it has found: text, shape and meaning on its own. */
  readonly diagnostics: readonly Diagnostic[];
}
