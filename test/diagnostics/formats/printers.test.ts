import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnostics/diagnose.ts';
import { printers } from '../../../src/diagnostics/formats/printers.ts';
import { printGitlab } from '../../../src/diagnostics/formats/printGitlab.ts';
import { printJson } from '../../../src/diagnostics/formats/printJson.ts';
import { printJunit } from '../../../src/diagnostics/formats/printJunit.ts';
import { printText } from '../../../src/diagnostics/formats/printText.ts';
import { finding, printable } from './sample.ts';

const warning = (file: string, line: number) => ({ ...finding(file, line), severity: 'warning' as const });

describe('every format', () => {
  it.each(Object.entries(printers))('prints findings with and without a place, and none: %s', (_, print) => {
    const nowhere = diagnose('file/nothing-to-check', { place: 'here' });
    for (const findings of [[], [nowhere], [finding('a.yaml', 1, '\u001b[31m\ud800'), nowhere]]) {
      const printed = print(printable(findings));
      expect(printed).toBe(printed.trimEnd());
      expect(printed).not.toContain('\u001b');
    }
  });
});

describe('text', () => {
  it('ends with a line that sums up', () => {
    const findings = [finding('a.yaml', 2), finding('b.yaml', 2), warning('b.yaml', 3)];
    expect(printText(printable(findings)).split('\n').at(-1)).toBe('2 files checked: 2 errors and 1 warning');
    expect(printText(printable([], { files: ['a'] }))).toBe('1 file checked: nothing to complain about');
  });

  it('shows so many of a file, so many in all, and says how many more there are', () => {
    const of = (file: string, count: number) =>
      Array.from({ length: count }, (_, line) => finding(file, line + 1));
    const one = printText(printable(of('a.yaml', 25)));
    expect(one.match(/^error\[/gm)).toHaveLength(20);
    expect(one).toContain('… and 5 more in a.yaml');
    const all = printText(
      printable(Array.from({ length: 10 }, (_, index) => of(`${index}.yaml`, 20)).flat()),
    );
    expect(all.match(/^error\[/gm)).toHaveLength(100);
    expect(all).toContain('… 100 of 200 findings are not shown; --format json has them all');
    expect(all).toContain('10 files checked: 200 errors');
  });

  it('shows a note below the frame, line by line', () => {
    expect(printText(printable([finding('a.yaml', 1, 'x', { note: 'an event:\n{ }' })]))).toContain(
      ' │ an event:\n │ { }\n ╰─',
    );
  });

  it('shows nothing that moves the cursor or turns the direction of text', () => {
    const source = '  a: \u001b]0;title\u0007 \u202Etxet\n';
    const printed = printText(
      printable([finding('a.yaml', 1, '\u001b[2J\u2066')], { sourceOf: () => source }),
    );
    expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E\u2066]/u);
    expect(printed).toContain('  a: \uFFFD]0;title\uFFFD \uFFFDtxet');
  });
});

describe('JSON', () => {
  it('has all findings in the shape that is promised', () => {
    const { diagnostics } = JSON.parse(printJson(printable([finding('a.yaml', 2, 'odd', { hint: 'h' })])));
    expect(diagnostics).toEqual([
      {
        code: 'yaml/syntax',
        severity: 'error',
        message: 'this is no YAML: odd',
        file: 'a.yaml',
        line: 2,
        column: 3,
        end_line: 2,
        end_column: 8,
        hint: 'h',
      },
    ]);
  });
});

describe('JUnit', () => {
  it('has a test case a file, failed by errors, and by warnings where they fail the check', () => {
    const given = printable([finding('a.yaml', 2), warning('b.yaml', 3)], {
      files: ['a.yaml', 'b.yaml', 'c.yaml'],
    });
    expect(printJunit(given)).toMatch(/<testsuites name="patchbay check" tests="3" failures="1" errors="0">/);
    expect(printJunit({ ...given, denyWarnings: true })).toMatch(/tests="3" failures="2"/);
    expect(printJunit(given)).toContain('<testcase classname="patchbay.check" name="c.yaml" file="c.yaml"/>');
    expect(printJunit(given)).toContain(
      '<system-out>b.yaml:3:3: warning[yaml/syntax] this is no YAML: x</system-out>',
    );
  });

  it('escapes what XML reserves and replaces what it does not know', () => {
    const printed = printJunit(printable([finding('<a&"\'>.yaml', 2, ']]>\u0000\u0008\ud800 ü 😀')]));
    expect(printed).toContain('name="&lt;a&amp;&quot;&apos;&gt;.yaml"');
    expect(printed).toContain(']]&gt;\uFFFD\uFFFD\uFFFD ü 😀');
  });
});

describe("GitLab's code quality", () => {
  it('has a file, a line and a fingerprint of its own for each', () => {
    const issues = JSON.parse(
      printGitlab(
        printable([
          finding('a.yaml', 2),
          warning('a.yaml', 2),
          diagnose('file/nothing-to-check', { place: 'x' }),
        ]),
      ),
    );
    expect(
      issues.map(({ severity, location }: { severity: string; location: unknown }) => [severity, location]),
    ).toEqual([
      ['major', { path: 'a.yaml', lines: { begin: 2, end: 2 } }],
      ['minor', { path: 'a.yaml', lines: { begin: 2, end: 2 } }],
      ['major', { path: '.', lines: { begin: 1, end: 1 } }],
    ]);
    expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(3);
  });
});
