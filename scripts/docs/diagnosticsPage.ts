import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { slug } from './markdown.ts';

/** Every diagnostic as its entry explains it, one chapter a file of entries. */
export async function diagnosticsPage(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const chapters = texts.map((text) => text.trim().replace(/^#/gm, '##'));
  const titles = chapters.map((chapter) => /^## (.+)$/m.exec(chapter)?.[1] ?? '');
  return [
    '# Diagnostics',
    'Every complaint has a permanent code. `patchbay explain <code>` prints what stands here.',
    titles.map((title) => `- [${title}](#${slug(title)})`).join('\n'),
    ...chapters,
  ].join('\n\n');
}
