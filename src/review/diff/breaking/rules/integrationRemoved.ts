import type { BreakingRule } from '../BreakingRule.ts';
import type { SnapshotPair } from '../SnapshotPair.ts';

/** Its table or stream gets no events any more. */
export const integrationRemoved: BreakingRule<SnapshotPair> = {
  code: 'breaking/integration-removed',
  examine({ before, after }, breaches) {
    const document = after.project?.document;
    if (before.project === undefined || document === undefined) return;
    const kept = new Set(after.installed.map(({ id }) => id));
    for (const { id } of before.installed) {
      if (kept.has(id)) continue;
      const place = { file: document.file, span: document.span('/integrations', 'key') };
      breaches.add(id, 'breaking/integration-removed', { id }, place);
    }
  },
};
