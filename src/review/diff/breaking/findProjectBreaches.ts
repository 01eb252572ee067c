import { type Breach, Breaches } from './Breaches.ts';
import { breakingRules } from './breakingRules.ts';
import type { SnapshotPair } from './SnapshotPair.ts';

/** What breaks in the catalog and in the project file, beside what blueprints do. */
export function findProjectBreaches(pair: SnapshotPair): Breach[] {
  const breaches = new Breaches();
  for (const rule of breakingRules.project) rule.examine(pair, breaches);
  const ofEntries = [...pair.after.catalog].flatMap(([key, after]) => {
    const before = pair.before.catalog.get(key);
    if (before === undefined) return [];
    const own = new Breaches();
    for (const rule of breakingRules.catalog) rule.examine({ before, after }, own);
    return own.all();
  });
  return [...breaches.all(), ...ofEntries];
}
