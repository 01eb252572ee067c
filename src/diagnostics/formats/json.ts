import type { Diagnostic } from '../Diagnostic.ts';

/** One diagnostic as a member of `{"diagnostics": […]}`: lines and columns from 1, the end exclusive. */
export function json({
  code,
  severity,
  message,
  file,
  span,
  hint,
  note,
  path,
}: Diagnostic): Record<string, unknown> {
  return {
    code,
    severity,
    message,
    file,
    line: span?.line,
    column: span?.column,
    end_line: span?.endLine,
    end_column: span?.endColumn,
    hint,
    note,
    path,
  };
}
