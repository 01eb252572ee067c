import type { Diagnostic, Severity } from '../Diagnostic.ts';
import { fullMessage } from './fullMessage.ts';
import type { Printable } from './Printable.ts';
import { visible } from './visible.ts';

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/** GitHub shows so many annotations of each kind for one step. */
const mostOfKind = 10;

/**
 * Workflow commands that annotate the lines of a pull request: of each kind as many as GitHub shows, those in changed
 * files first. The rest follows as plain lines of the log, and stands in the summary of the step.
 */
export function printGithub(printable: Printable): string {
  const { diagnostics, pathOf } = printable;
  const annotated = chooseAnnotated(printable);
  const rest = diagnostics.filter((diagnostic) => !annotated.includes(diagnostic));
  return [
    ...annotated.map((diagnostic) => annotation(diagnostic, pathOf)),
    ...(rest.length === 0 ? [] : [`and ${rest.length} more, which GitHub does not annotate:`]),
    ...rest.map((diagnostic) => escapeMessage(visible(logLine(diagnostic)))),
  ].join('\n');
}

function chooseAnnotated({ diagnostics, changed }: Printable): Diagnostic[] {
  const isChanged = ({ file }: Diagnostic) => file !== undefined && changed?.has(file) === true;
  const ordered = [
    ...diagnostics.filter(isChanged),
    ...diagnostics.filter((diagnostic) => !isChanged(diagnostic)),
  ];
  return (['error', 'warning', 'info'] as const).flatMap((severity) =>
    ordered.filter((diagnostic) => diagnostic.severity === severity).slice(0, mostOfKind),
  );
}

function annotation(diagnostic: Diagnostic, pathOf: Printable['pathOf']): string {
  const { code, severity, file, span } = diagnostic;
  const properties: [string, string | number][] = [];
  if (file !== undefined) properties.push(['file', pathOf(file)]);
  if (span !== undefined) {
    properties.push(['line', span.line], ['endLine', span.endLine]);
    // Columns are refused where a stretch goes over several lines.
    if (span.line === span.endLine) properties.push(['col', span.column], ['endColumn', span.endColumn]);
  }
  properties.push(['title', code]);
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${commands[severity]} ${list}::${escapeMessage(fullMessage(diagnostic))}`;
}

function logLine({ code, severity, message, file, span }: Diagnostic): string {
  const place = span === undefined ? (file ?? '') : `${file}:${span.line}:${span.column}`;
  // Two colons would be a command where they begin a line, blanks or not.
  return `- ${place} ${severity}[${code}] ${message}`;
}

/** As the runner reads commands back: github.com/actions/toolkit, packages/core/src/command.ts. */
function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
