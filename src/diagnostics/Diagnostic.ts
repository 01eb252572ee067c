import type { DiagnosticCode } from './DiagnosticCode.ts';
import type { Span } from './Span.ts';

export type Severity = 'error' | 'warning' | 'info';

/**
 * One complaint, as data. The same shape serves a fault in a file (`file` and `span` are set), a fault in an
 * event (`path` is set) and a fault of a delivery (neither).
 */
export interface Diagnostic {
  /** Permanent: `area/kebab-noun`, or `expression/<code>` where `<code>` is JSONata's own (D1001, T2001, …). */
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  /** What to do next, in one sentence. */
  readonly hint?: string;
  /** What helps to see it, over one line or several: an event that shows the fault, say. */
  readonly note?: string;
  /** As the reader was given it; printers make it relative to the working directory. */
  readonly file?: string;
  readonly span?: Span;
  /** The attribute a transform was writing, as a dotted path: `item.context.page`. */
  readonly path?: string;
}
