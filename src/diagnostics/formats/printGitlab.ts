import type { Severity } from '../Diagnostic.ts';
import { fingerprints } from './fingerprints.ts';
import { fullMessage } from './fullMessage.ts';
import type { Printable } from './Printable.ts';

const severities: Record<Severity, string> = { error: 'major', warning: 'minor', info: 'info' };

/** GitLab's code quality report, a subset of Code Climate's: each finding must have a file and a line. */
export function printGitlab(printable: Printable): string {
  const names = fingerprints(printable);
  const issues = printable.diagnostics.map((diagnostic) => {
    const { code, severity, file, span } = diagnostic;
    return {
      description: fullMessage(diagnostic),
      check_name: code,
      fingerprint: names.get(diagnostic),
      severity: severities[severity],
      location: {
        path: file === undefined ? '.' : printable.pathOf(file),
        lines: { begin: span?.line ?? 1, end: span?.endLine ?? 1 },
      },
    };
  });
  return JSON.stringify(issues, null, 2);
}
