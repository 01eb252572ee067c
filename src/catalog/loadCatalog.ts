import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { CatalogEntry } from './CatalogEntry.ts';
import { type ReadCatalogEntry, readCatalogEntry } from './readCatalogEntry.ts';

export interface Catalog {
  /** By key. A faulty file leaves its integration out. */
  readonly entries: ReadonlyMap<string, CatalogEntry>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the catalog files (`*.yaml`) of several folders. An entry replaces those of the same key in earlier
 * folders, so the shipped folder comes first and the project's own last. A folder that is not there has none.
 *
 * @param hasBlueprint see `readCatalogEntry`.
 */
export async function loadCatalog(
  folders: readonly string[],
  hasBlueprint?: (name: string) => boolean,
): Promise<Catalog> {
  const entries = new Map<string, CatalogEntry>();
  const diagnostics: Diagnostic[] = [];
  for (const folder of folders) {
    for (const file of await catalogFiles(folder)) {
      const read = await readFileEntry(file, hasBlueprint);
      diagnostics.push(...read.diagnostics);
      if (read.entry) entries.set(read.entry.key, read.entry);
    }
  }
  return { entries, diagnostics };
}

async function catalogFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = found.filter((file) => !file.isDirectory() && file.name.endsWith('.yaml'));
  return files.map(({ name }) => join(folder, name)).sort();
}

async function readFileEntry(
  file: string,
  hasBlueprint: ((name: string) => boolean) | undefined,
): Promise<ReadCatalogEntry> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes !== undefined) return readCatalogEntry(bytes, file, hasBlueprint);
  const diagnostics = [diagnose('file/not-found', { file }, { file })];
  return { entry: undefined, document: undefined, diagnostics };
}
