import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Printed from the ground up: a folder imports only itself and folders above it in this list. */
const folders = [
  'diagnostics',
  'yaml',
  'envelope',
  'catalog',
  'expression',
  'blueprint',
  'compiler',
  'project',
  'review',
  'batch',
  'spool',
  'aws',
  'destinations',
  'telemetry',
  'engine',
  'ingest',
  'admin',
  'cli',
];

/** `ingest` and `admin` see the engine through its public face only. */
const publicFaces: Record<string, string> = { engine: 'engine/index.ts' };
const behindFaces = new Set(['ingest', 'admin', 'cli']);

const source = resolve('src');
const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(source, join(entry.parentPath, entry.name)));

const textOf = (file: string) => readFileSync(join(source, file), 'utf8');
const folderOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : '');

/** Every relative import of a file, types included, as a path below src. */
function importsOf(file: string): string[] {
  const imports = textOf(file).matchAll(/(?:from|import\(|import|new URL\()\s*'(\.[^']+)'/g);
  return [...imports].map(([, target = '']) => relative(source, resolve(source, file, '..', target)));
}

describe('the law of the house', () => {
  it('knows every folder', () => {
    const unknown = files.filter((file) => file !== 'index.ts' && !folders.includes(folderOf(file)));
    expect(unknown).toEqual([]);
  });

  it('lets a folder import only folders above it', () => {
    const breaches = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => file !== 'index.ts' && !target.startsWith('..'))
        .filter((target) => folders.indexOf(folderOf(target)) > folders.indexOf(folderOf(file)))
        .map((target) => `${file} imports ${target}`),
    );
    expect(breaches).toEqual([]);
  });

  it('lets nobody import the public API', () => {
    const breaches = files.filter((file) => importsOf(file).includes('index.ts'));
    expect(breaches).toEqual([]);
  });

  it('shows the engine to ingest, admin and cli through its public face', () => {
    const breaches = files
      .filter((file) => behindFaces.has(folderOf(file)))
      .flatMap((file) =>
        importsOf(file)
          .filter((target) => folderOf(target) in publicFaces && publicFaces[folderOf(target)] !== target)
          .map((target) => `${file} imports ${target}`),
      );
    expect(breaches).toEqual([]);
  });

  it('has no circles between files', () => {
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const target of importsOf(file)) if (files.includes(target)) visit(target, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it.each([
    ['new Function', /\bnew Function\(/, 1],
    ['process.exit', /\bprocess\.exit\(/, 1],
  ])('keeps %s in one file', (_, pattern, limit) => {
    const users = files.filter((file) => pattern.test(textOf(file)));
    expect(users.length, users.join(', ')).toBeLessThanOrEqual(limit);
  });

  it('keeps console in cli', () => {
    const users = files.filter((file) => folderOf(file) !== 'cli' && /\bconsole\./.test(textOf(file)));
    expect(users).toEqual([]);
  });

  it('has no drawers', () => {
    const drawer = /^(utils?|helpers?|common|misc|managers?|services?)$/i;
    const drawers = files.filter((file) => file.split(/[/.]/).some((part) => drawer.test(part)));
    expect(drawers).toEqual([]);
  });

  it('names a file after its export', () => {
    const misnamed = files.filter((file) => {
      const name = basename(file, '.ts');
      if (name === 'index' || name === 'main' || name.endsWith('.generated')) return false;
      return !new RegExp(`export (?:default )?(?:abstract )?(?:async )?(?:[a-z]+\\*? )+${name}\\b`).test(
        textOf(file),
      );
    });
    expect(misnamed).toEqual([]);
  });
});
