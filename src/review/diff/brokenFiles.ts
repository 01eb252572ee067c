import { readCatalogEntry } from '../../catalog/readCatalogEntry.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { projectFileName } from '../../project/loadProject.ts';
import type { Snapshot } from './Snapshot.ts';

/** Errors of catalog and project files that changed: what they say now cannot be compared. */
export function brokenFiles(before: Snapshot, after: Snapshot): Diagnostic[] {
  const found = after.tree.paths.flatMap((path) => {
    const isCatalog = /^catalog\/[^/]+$/.test(path);
    if (!isCatalog && path !== projectFileName) return [];
    const bytes = after.tree.read(path);
    const earlier = before.tree.paths.includes(path) ? before.tree.read(path) : undefined;
    if (bytes === undefined || (earlier !== undefined && Buffer.compare(bytes, earlier) === 0)) return [];
    return isCatalog
      ? readCatalogEntry(bytes, after.tree.nameOf(path)).diagnostics
      : (after.project?.diagnostics ?? []);
  });
  return found.filter(({ severity }) => severity === 'error');
}
