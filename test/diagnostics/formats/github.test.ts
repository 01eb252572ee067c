import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnostics/diagnose.ts';
import { printGithub } from '../../../src/diagnostics/formats/printGithub.ts';
import { stepSummary } from '../../../src/diagnostics/formats/stepSummary.ts';
import { finding, printable } from './sample.ts';

describe('annotations of GitHub', () => {
  it('have their place, their title, and message and hint on lines of their own', () => {
    const one = finding('a b.yaml', 7, 'odd', { hint: 'mend it.' });
    expect(printGithub(printable([one]))).toBe(
      '::error file=a b.yaml,line=7,endLine=7,col=3,endColumn=8,title=yaml/syntax::this is no YAML: odd%0Ahelp: mend it.',
    );
  });

  it('are escaped, so that no text of a file can be a command or a property', () => {
    const one = finding('a,line=1:b%.yaml', 1, '100%\r\n::error::gotcha');
    const printed = printGithub(printable([one]));
    expect(printed.split('\n')).toHaveLength(1);
    expect(printed).toContain('file=a%2Cline=1%3Ab%25.yaml,line=1,');
    expect(printed).toContain('100%25\uFFFD%0A::error::gotcha');
  });

  it('have no columns where they go over several lines, and no line where there is none', () => {
    const long = finding('a', 1, 'x', { span: { line: 1, column: 2, endLine: 3, endColumn: 1 } });
    const whole = diagnose('yaml/empty', {}, { file: 'a' });
    const lines = printGithub(printable([long, whole])).split('\n');
    expect(lines[0]).toMatch(/^::error file=a,line=1,endLine=3,title=/);
    expect(lines[1]).toMatch(/^::error file=a,title=yaml\/empty::/);
  });

  it('are ten of each kind, those in changed files first; the log has the rest', () => {
    const warning = diagnose('yaml/empty', {});
    const errors = Array.from({ length: 14 }, (_, index) =>
      finding(index < 12 ? 'old.yaml' : 'new.yaml', index + 1),
    );
    const warnings = Array.from({ length: 3 }, (_, index) => ({
      ...finding('old.yaml', index),
      severity: 'warning' as const,
    }));
    const lines = printGithub(
      printable([...errors, ...warnings, warning], { changed: new Set(['new.yaml']) }),
    ).split('\n');
    const annotated = lines.filter((line) => line.startsWith('::'));
    expect(annotated.filter((line) => line.startsWith('::error'))).toHaveLength(10);
    expect(annotated.filter((line) => line.startsWith('::warning'))).toHaveLength(3);
    expect(annotated.slice(0, 3).map((line) => /file=(\w+)/.exec(line)?.[1])).toEqual(['new', 'new', 'old']);
    expect(lines).toContain('and 5 more, which GitHub does not annotate:');
    expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(5);
  });
});

describe('the summary of a step', () => {
  it('has all findings in a table that no text can break out of', () => {
    const odd = finding('a`|b.yaml', 2, '<img src=x onerror=y>|\n`z`', { hint: 'a | b' });
    const lines = stepSummary(printable([odd]))
      .trimEnd()
      .split('\n');
    expect(lines[0]).toBe('### patchbay check');
    expect(lines[2]).toBe('1 file checked: 1 error.');
    expect(lines.at(-1)).toBe(
      "| error | `a'\\|b.yaml:2:3` | this is no YAML: &lt;img src=x onerror=y>\\| `z` (`yaml/syntax`) | a \\| b |",
    );
  });

  it('stays below the size that GitHub takes, and says what is missing', () => {
    const summary = stepSummary(
      printable(Array.from({ length: 20_000 }, (_, line) => finding('a.yaml', line + 1, 'ü'.repeat(100)))),
    );
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(summary).toMatch(/and \d+ more; `patchbay check --format json` has them all\.\n$/);
  });

  it('says so when there is nothing to say', () => {
    expect(stepSummary(printable([], { files: ['a', 'b'] }))).toContain(
      '2 files checked: nothing to complain about.',
    );
  });
});
