import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { pointer, pointerSegments } from '../../yaml/pointer.ts';
import type { YamlDocument } from '../../yaml/YamlDocument.ts';
import type { OverrideProblem } from './OverrideView.ts';

/** A diagnostic under the path of the member that it speaks of, as programs name it. */
export function problemIn(document: YamlDocument | undefined, diagnostic: Diagnostic): OverrideProblem {
  const { code, severity, message, hint, file, span } = diagnostic;
  const isOwn = document !== undefined && file === document.file;
  const place = isOwn && span !== undefined ? { line: span.line, column: span.column } : undefined;
  const found = place && document && pointerAt(document, place);
  return {
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    field: pointerSegments(found ?? '/patch').join('.'),
    ...place,
  };
}

/** The innermost place of a document whose key or value begins at or before a position, and ends behind it. */
function pointerAt(document: YamlDocument, place: { line: number; column: number }): string {
  let [found, path] = ['', ''];
  let value: unknown = document.value;
  for (;;) {
    const inside = childAt(document, value, path, place);
    if (inside === undefined) return found;
    [found, path] = [inside.path, inside.path];
    value = inside.value;
  }
}

function childAt(
  document: YamlDocument,
  value: unknown,
  path: string,
  { line, column }: { line: number; column: number },
): { path: string; value: unknown } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const begins = (at: { line: number; column: number }) =>
    at.line < line || (at.line === line && at.column <= column);
  const members = Object.entries(value).map(([name, member]) => {
    const inner = path + pointer(name);
    const [key, whole] = [document.span(inner, 'key'), document.span(inner)];
    const end = { line: whole.endLine, column: whole.endColumn };
    const start = Array.isArray(value) ? whole : key;
    return { path: inner, value: member as unknown, isAround: begins(start) && !begins(end) };
  });
  return members.find(({ isAround }) => isAround);
}
