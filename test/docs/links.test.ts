import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { slug } from '../../scripts/docs/markdown.ts';
import { commandLines, unknownIn } from '../workplaces/commandLines.ts';

const files = [
  ...readdirSync('.').filter((file) => file.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

/** Neither fenced blocks nor code between backticks: what is in them is no Markdown. */
function proseOf(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/^(```+|~~~+)[\s\S]*?^\1[ \t]*$/gm, '')
    .replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, (code) => code.replaceAll(/[[\]()#]/g, ''));
}

/** As GitHub counts them: a heading that comes again gets a number. */
function anchorsOf(file: string): Set<string> {
  const anchors = new Set<string>();
  const text = readFileSync(file, 'utf8').replace(/^(```+|~~~+)[\s\S]*?^\1[ \t]*$/gm, '');
  for (const [, heading = ''] of text.matchAll(/^#{1,6} +(.+?)\s*$/gm)) {
    const anchor = slug(heading);
    let name = anchor;
    for (let count = 1; anchors.has(name); count++) name = `${anchor}-${count}`;
    anchors.add(name);
  }
  return anchors;
}

/** What a file's relative links lead to that is not there. */
function deadLinks(file: string): string[] {
  return linksOf(file).filter((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? file : relative('.', join(dirname(file), path));
    if (!existsSync(target)) return true;
    return anchor !== undefined && !anchorsOf(target).has(anchor);
  });
}

function linksOf(file: string): string[] {
  const links = proseOf(file).matchAll(/\]\(([^)\s]+)\)/g);
  return [...links].map(([, link = '']) => link).filter((link) => !/^[a-z]+:/.test(link));
}

describe('the links of the documentation', () => {
  it.each(files)('of %s lead somewhere', (file) => {
    expect(deadLinks(file)).toEqual([]);
  });

  it('are found where they are', () => {
    expect(linksOf('README.md')).toContain('ARCHITECTURE.md');
    expect(linksOf('docs/reference/blueprint.md')).toContain('#mapping-parts');
    expect(anchorsOf('README.md')).toContain('a-blueprint-and-what-it-makes');
  });

  it('lead from the table of contents to every page', () => {
    const linked = linksOf('docs/README.md').map((link) => join('docs', link.split('#')[0] ?? ''));
    const pages = files.filter((file) => file.startsWith('docs/') && file !== 'docs/README.md');
    expect(pages.filter((page) => !linked.includes(page))).toEqual([]);
  });
});

describe('the commands that the documentation shows', () => {
  it.each(files.filter((file) => file !== 'CHANGELOG.md'))('in %s are known to the command line', (file) => {
    const blocks = [...readFileSync(file, 'utf8').matchAll(/^```(?:sh|yaml)\n([\s\S]*?)^```$/gm)];
    const lines = blocks.flatMap(([, block = '']) => commandLines(block.replace(/^\s*- /gm, '')));
    expect(lines.flatMap((line) => unknownIn(line) ?? [])).toEqual([]);
  });

  it('are found', () => {
    expect(commandLines('npx patchbay build --check     # in CI')).toEqual(['build --check']);
  });
});
