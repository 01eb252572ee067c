import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entriesModule } from '../../scripts/entriesModule.ts';
import { diagnose } from '../../src/diagnostics/diagnose.ts';
import { text } from '../../src/diagnostics/formats/text.ts';
import { suggest } from '../../src/diagnostics/suggest.ts';

describe('the entries of diagnostics', () => {
  it('are as the Markdown says; if not, run `npm run generate`', async () => {
    const generated = readFileSync('src/diagnostics/entries.generated.ts', 'utf8');
    expect(generated).toBe(await entriesModule('src/diagnostics/entries'));
  });

  it('have their blanks filled in, also where a value looks like a blank', () => {
    const diagnostic = diagnose('file/not-found', { file: '{file}' });
    expect(diagnostic.message).toBe('there is no file {file}');
  });
});

describe('a suggestion', () => {
  it.each([
    ['tabel_name', ['table_name', 'region'], 'table_name'],
    ['proprties', ['properties', 'traits'], 'properties'],
    ['xyz', ['properties', 'traits'], undefined],
    ['', ['a'], undefined],
    ['x', ['S'], undefined],
    ['s', ['N', 'S'], 'S'],
  ])('for %j among %j is %j', (word, candidates, expected) => {
    expect(suggest(word, candidates)).toBe(expected);
  });
});

describe('the text format', () => {
  const source = 'item:\n  total: 1\n  tabel: x\n';
  const span = { line: 3, column: 3, endLine: 3, endColumn: 8 };

  it('shows the line, a mark under the fault, and the hint', () => {
    const diagnostic = diagnose('file/not-found', { file: 'x' }, { file: 'a.yaml', span, hint: 'mend it.' });
    expect(text(diagnostic, source)).toBe(
      [
        'error[file/not-found] there is no file x',
        ' ╭─ a.yaml:3:3',
        ' 2 │   total: 1',
        ' 3 │   tabel: x',
        '   │   ^^^^^',
        ' ╰─ help: mend it.',
      ].join('\n'),
    );
  });

  it('keeps the mark under the fault in a line that is too long to show', () => {
    const far = { line: 1, column: 1001, endLine: 1, endColumn: 1004 };
    const shown = text(
      diagnose('file/not-found', { file: 'x' }, { file: 'a.yaml', span: far }),
      `${'x'.repeat(1000)}BAD${'y'.repeat(1000)}`,
    );
    const [line = '', mark = ''] = shown.split('\n').slice(2, 4);
    expect(line.slice(mark.indexOf('^'), mark.indexOf('^') + 3)).toBe('BAD');
  });
});
