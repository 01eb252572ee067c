import { readCatalogEntry } from '../../catalog/readCatalogEntry.ts';
import type { FileText } from '../files/FileText.ts';
import type { CatalogSubject } from './CatalogSubject.ts';
import { memberOf } from './memberOf.ts';

export function readCatalogSubject(
  { file, text, inMarkdown }: FileText,
  hasBlueprint: (name: string) => boolean,
): CatalogSubject {
  const { entry, document, diagnostics } = readCatalogEntry(text, file, hasBlueprint);
  const key = memberOf(document?.value, 'key');
  return {
    file,
    inMarkdown,
    document,
    // A block is named by the file it stands in.
    diagnostics: inMarkdown ? diagnostics.filter(({ code }) => code !== 'catalog/file-name') : diagnostics,
    key: typeof key === 'string' ? key : undefined,
    entry,
    twin: undefined,
  };
}
