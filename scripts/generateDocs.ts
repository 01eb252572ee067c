import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { referencePages } from './docs/referencePages.ts';

const folder = 'docs/reference';
const pages = await referencePages();

await mkdir(folder, { recursive: true });
for (const file of await readdir(folder)) {
  if (!pages.has(join(folder, file))) await rm(join(folder, file));
}
for (const [path, text] of pages) {
  await writeFile(path, text);
}
