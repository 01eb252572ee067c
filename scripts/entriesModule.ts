import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const heading = /^## ([a-z]+\/[a-z0-9-]+)$/;
const quoted = /^> (error|warning|info|hint): (.+)$/;

/**
 * Reads the Markdown entries of all diagnostics and answers the text of the module made from them. An entry is a
 * heading (its code), a quoted message led by its severity, an optional quoted hint, and prose: what it means,
 * why it matters, what to do.
 *
 * @throws Error naming file and line when an entry is not of this form.
 */
export async function entriesModule(folder: string): Promise<string> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  const entries = [];
  for (const file of files) entries.push(...readEntries(file, await readFile(join(folder, file), 'utf8')));
  entries.sort((a, b) => (a.code < b.code ? -1 : 1));
  for (const [index, entry] of entries.entries()) {
    if (entries[index + 1]?.code === entry.code) throw new Error(`${entry.code} has two entries`);
  }
  const lines = entries.map((entry) => `  ${quote(entry.code)}: ${objectText(entry)},`);
  return [
    '// Made by `npm run generate` from src/diagnostics/entries/*.md. Edit those.',
    '// biome-ignore-all format: one entry a line',
    'export const entries = {',
    ...lines,
    '} as const;',
    '',
  ].join('\n');
}

interface Entry {
  code: string;
  severity: string;
  message: string;
  hint: string;
  prose: string;
}

function readEntries(file: string, text: string): Entry[] {
  const entries: Entry[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const where = `${file}:${index + 1}`;
    const code = heading.exec(line)?.[1];
    if (code !== undefined) {
      entries.push({ code, severity: '', message: '', hint: '', prose: '' });
      continue;
    }
    const entry = entries.at(-1);
    if (entry === undefined) continue;
    if (line.startsWith('## ')) throw new Error(`${where}: the heading is no code`);
    const [, label, words] = quoted.exec(line) ?? [];
    if (label === undefined || words === undefined) entry.prose += `${line}\n`;
    else if (label === 'hint') entry.hint = words;
    else Object.assign(entry, { severity: label, message: words });
  }
  for (const entry of entries) {
    entry.prose = entry.prose.trim();
    if (entry.severity === '') throw new Error(`${file}: ${entry.code} has no quoted message`);
    if (entry.prose === '') throw new Error(`${file}: ${entry.code} has no prose`);
  }
  return entries;
}

function objectText(entry: Entry): string {
  const members = Object.entries(entry).map(([name, value]) => `${name}: ${quote(value)}`);
  return `{ ${members.join(', ')} }`;
}

function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
