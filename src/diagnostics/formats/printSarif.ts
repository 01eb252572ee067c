import { pathToFileURL } from 'node:url';
import type { Diagnostic, Severity } from '../Diagnostic.ts';
import { entries } from '../entries.generated.ts';
import { fingerprints } from './fingerprints.ts';
import { fullMessage } from './fullMessage.ts';
import type { Printable } from './Printable.ts';

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0, as code scanners exchange findings. Paths are relative to the repository's root. */
export function printSarif(printable: Printable): string {
  const codes = [...new Set(printable.diagnostics.map(({ code }) => code))].toSorted();
  const names = fingerprints(printable);
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Patchbay', semanticVersion: printable.version, rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'the root of the repository' } } },
        invocations: [{ executionSuccessful: true }],
        results: printable.diagnostics.map((diagnostic) => ({
          ruleId: diagnostic.code,
          ruleIndex: codes.indexOf(diagnostic.code),
          level: levels[diagnostic.severity],
          message: { text: fullMessage(diagnostic) },
          locations: locationsOf(diagnostic, printable),
          partialFingerprints: { primaryLocationLineHash: names.get(diagnostic) },
        })),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function ruleOf(code: Diagnostic['code']) {
  const entry = Object.values(entries).find((candidate) => candidate.code === code);
  if (entry === undefined) {
    const text = 'A code of JSONata itself; its error reference explains it.';
    return { id: code, shortDescription: { text }, help: { text } };
  }
  const { message, hint, prose, severity } = entry;
  const advice = hint === '' ? '' : `\n\n${withoutBlanks(hint)}`;
  return {
    id: code,
    shortDescription: { text: withoutBlanks(message) },
    fullDescription: { text: prose },
    help: { text: `${prose}${advice}`, markdown: `${prose}${advice}` },
    defaultConfiguration: { level: levels[severity] },
  };
}

/** What a message says of any finding: its blanks are filled in for each. */
function withoutBlanks(message: string): string {
  return message.replace(/\{\w+\}/g, '…');
}

function locationsOf({ file, span }: Diagnostic, { pathOf }: Printable) {
  if (file === undefined) return [];
  const region = span && {
    startLine: span.line,
    startColumn: span.column,
    endLine: span.endLine,
    endColumn: span.endColumn,
  };
  return [{ physicalLocation: { artifactLocation: artifactOf(pathOf(file)), ...(region && { region }) } }];
}

function artifactOf(path: string) {
  if (path.startsWith('/')) return { uri: pathToFileURL(path).href };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
