import type { Diagnostic } from '../Diagnostic.ts';
import { countFindings } from './countFindings.ts';
import { fullMessage } from './fullMessage.ts';
import type { Printable } from './Printable.ts';

/** JUnit's XML as CI servers read it: a test case for each file, failed by what fails the check. */
export function printJunit({ diagnostics, files, denyWarnings, pathOf }: Printable): string {
  const fails = ({ severity }: Diagnostic) =>
    severity === 'error' || (denyWarnings && severity === 'warning');
  const names = [...new Set([...files, ...diagnostics.map(({ file }) => file ?? '')])].toSorted();
  const found = new Map<string, Diagnostic[]>(names.map((name) => [name, []]));
  for (const diagnostic of diagnostics) found.get(diagnostic.file ?? '')?.push(diagnostic);
  const failed = names.filter((name) => found.get(name)?.some(fails));
  const counts = `tests="${names.length}" failures="${failed.length}" errors="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="patchbay check" ${counts}>`,
    `  <testsuite name="patchbay check" ${counts}>`,
    ...names.flatMap((name) =>
      testCase(name === '' ? 'project' : pathOf(name), found.get(name) ?? [], fails),
    ),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');
}

function testCase(
  path: string,
  found: readonly Diagnostic[],
  fails: (finding: Diagnostic) => boolean,
): string[] {
  const opening = `    <testcase classname="patchbay.check" name="${escapeXml(path)}" file="${escapeXml(path)}"`;
  if (found.length === 0) return [`${opening}/>`];
  const texts = (chosen: readonly Diagnostic[]) =>
    escapeXml(chosen.map((one) => story(one, path)).join('\n\n'));
  const failures = found.filter(fails);
  const others = found.filter((finding) => !fails(finding));
  const [first] = failures;
  const summary = escapeXml(countFindings(failures) ?? '');
  return [
    `${opening}>`,
    ...(first === undefined
      ? []
      : [`      <failure type="${escapeXml(first.code)}" message="${summary}">${texts(failures)}</failure>`]),
    ...(others.length === 0 ? [] : [`      <system-out>${texts(others)}</system-out>`]),
    '    </testcase>',
  ];
}

function story(diagnostic: Diagnostic, path: string): string {
  const { code, severity, span } = diagnostic;
  const place = span === undefined ? path : `${path}:${span.line}:${span.column}`;
  return `${place}: ${severity}[${code}] ${fullMessage(diagnostic)}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML 1.0, production 2: other characters may not stand in a document, not even escaped. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escapeXml(text: string): string {
  return text.replace(forbidden, '\uFFFD').replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
