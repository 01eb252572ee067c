import type { CatalogEntry } from '../catalog/CatalogEntry.ts';
import { readCatalogEntry } from '../catalog/readCatalogEntry.ts';
import { packageFolder } from '../yaml/packageFolder.ts';
import { listFolder } from './files/listFolder.ts';
import { readFileText } from './files/readFileText.ts';

/** The catalog that comes with Patchbay, by key. It is checked where it is written; here it is only referred to. */
export function shippedEntries(): [string, CatalogEntry][] {
  return listFolder(packageFolder('catalog'), [], false).flatMap((file) => {
    const text = file.endsWith('.yaml') ? readFileText(file, []) : undefined;
    const entry = text && readCatalogEntry(text.text, file).entry;
    return entry === undefined ? [] : [[entry.key, entry] as [string, CatalogEntry]];
  });
}
