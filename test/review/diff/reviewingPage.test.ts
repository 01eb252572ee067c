import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { entries } from '../../../src/diagnostics/entries.generated.ts';

const page = resolve('docs/reviewing.md');
const folder = 'test/review/diff/cases';
const expected = (name: string, file: string) =>
  readFileSync(`${folder}/${name}/_expected/${file}`, 'utf8').trimEnd();

/** What stands between a marker and its end in the page; `cases.test.ts` holds the transcripts against the command. */
const parts: Readonly<Record<string, (name: string) => string>> = {
  case: (name) => [fenced('diff', edit(name)), '', fenced('text', expected(name, 'diff.txt'))].join('\n'),
  comment: (name) => fenced('markdown', expected(name, 'diff.md')),
  codes: () =>
    Object.values(entries)
      .filter(({ code }) => code.startsWith('breaking/'))
      .map(
        ({ code, message }) =>
          `- \`${code}\`: ${message.replaceAll('{extent}', '').replaceAll(/\{\w+\}/g, '…')}`,
      )
      .join('\n'),
};

it('keeps the transcripts of docs/reviewing.md as the command prints them', async () => {
  const text = readFileSync(page, 'utf8');
  const marker = /(<!-- (\w+)(?: ([\w-]+))? -->\n)(?:[\s\S]*?\n<!-- end -->\n)?/g;
  const found: string[] = [];
  const fresh = text.replace(marker, (whole, head: string, kind: string, name = '') => {
    const part = parts[kind];
    if (part === undefined) return whole;
    found.push(`${kind} ${name}`.trim());
    return `${head}\n${part(name)}\n\n<!-- end -->\n`;
  });
  expect(found).toEqual([
    'case renamed-attribute',
    'case changed-key',
    'case new-required-field',
    'case fixed-typo',
    'comment changed-key',
    'codes',
  ]);
  await expect(fresh).toMatchFileSnapshot(page);
});

function fenced(language: string, text: string): string {
  return `\`\`\`\`${language}\n${text}\n\`\`\`\``;
}

/** The lines of a case's edit. */
function edit(name: string): string {
  const file = 'blueprints/amazon_dynamodb/orders.yaml';
  const [before, after] = ['before', 'after'].map((side) => `${folder}/${name}/${side}/${file}`) as [
    string,
    string,
  ];
  const lines = difference(before, after).split('\n');
  return [`--- a/${file}`, `+++ b/${file}`, ...lines.slice(lines.findIndex((line) => line.startsWith('@@')))]
    .join('\n')
    .trimEnd();
}

function difference(before: string, after: string): string {
  const options = ['--no-index', '--no-color', '--no-ext-diff', '--unified=1'];
  try {
    return execFileSync('git', ['diff', ...options, '--', before, after], { encoding: 'utf8' });
  } catch (error) {
    // Git ends with 1 where files differ, as these do.
    return (error as { stdout: string }).stdout;
  }
}
