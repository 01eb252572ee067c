import type { Comparison } from '../against/Comparison.ts';
import { breakingRules } from '../diff/breaking/breakingRules.ts';
import { findProjectBreaches } from '../diff/breaking/findProjectBreaches.ts';
import { findStructuralBreaches } from '../diff/breaking/findStructuralBreaches.ts';
import { findChanges } from '../diff/findChanges.ts';
import { openSnapshots } from '../diff/openSnapshots.ts';
import { displayName } from '../files/displayName.ts';
import type { Report } from '../Report.ts';
import type { Rule } from '../Rule.ts';

const { project, catalog, version, plan } = breakingRules;

/** What the change breaks for others, as far as the files prove it; `patchbay diff` also runs events. */
export const breakingChange: Rule<Comparison> = {
  codes: [...new Set([project, catalog, version, plan].flat().map(({ code }) => code))],
  examine({ context, against }, report: Report) {
    if (against.base === undefined) return;
    const { folder } = context.files;
    const opened = openSnapshots(against.base, folder);
    if ('diagnostic' in opened) {
      report.include([{ ...opened.diagnostic, file: displayName(folder) || '.' }]);
      return;
    }
    const { before, after } = opened;
    const { changes } = findChanges(before, after);
    const breaches = [
      ...findProjectBreaches({ before, after }),
      ...changes.flatMap((change) => findStructuralBreaches(change).all()),
    ];
    report.include(breaches.map(({ diagnostic }) => diagnostic));
  },
};
