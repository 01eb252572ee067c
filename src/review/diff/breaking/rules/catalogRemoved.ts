import type { BreakingRule } from '../BreakingRule.ts';
import type { SnapshotPair } from '../SnapshotPair.ts';

/** What is installed names a catalog entry that is not there. A file with faults is there. */
export const catalogRemoved: BreakingRule<SnapshotPair> = {
  code: 'breaking/catalog-removed',
  examine({ before, after }, breaches) {
    for (const [key, { path }] of before.catalog) {
      if (after.tree.paths.includes(path)) continue;
      breaches.add(key, 'breaking/catalog-removed', { key }, { file: after.tree.nameOf(path) });
    }
  },
};
