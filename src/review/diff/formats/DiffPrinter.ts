import type { Palette } from '../../../diagnostics/formats/text.ts';
import type { DiffReport } from '../DiffReport.ts';

export interface DiffPrinting {
  /** The text of a file, to show lines of; undefined when it cannot be shown. */
  readonly sourceOf: (file: string) => string | undefined;
  readonly palette: Palette;
}

/** A format: everything at once, as it goes to standard output, without a line break at its end. */
export type DiffPrinter = (report: DiffReport, printing: DiffPrinting) => string;
