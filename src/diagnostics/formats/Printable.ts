import type { Diagnostic } from '../Diagnostic.ts';
import type { Palette } from './text.ts';

/** What a check has found, and what printers need to know beside it. */
export interface Printable {
  /** File by file and from top to bottom. */
  readonly diagnostics: readonly Diagnostic[];
  /** The files that were looked at, findings or not. */
  readonly files: readonly string[];
  /** The text of a file, secrets blanked out; undefined when it cannot be shown. */
  readonly sourceOf: (file: string) => string | undefined;
  /** The path of a file in its repository, for programs that know nothing of the working directory. */
  readonly pathOf: (file: string) => string;
  /** Files that differ from what they are compared with; undefined when there is nothing to compare with. */
  readonly changed: ReadonlySet<string> | undefined;
  /** Whether warnings fail the check. */
  readonly denyWarnings: boolean;
  readonly palette: Palette;
  /** Patchbay's own. */
  readonly version: string;
}

/** A format: everything at once, as it goes to standard output, without a line break at its end. */
export type Printer = (printable: Printable) => string;
