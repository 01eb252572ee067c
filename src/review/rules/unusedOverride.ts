import { suggest } from '../../diagnostics/suggest.ts';
import type { Rule } from '../Rule.ts';
import type { OverrideSubject } from '../subjects/OverrideSubject.ts';

export const unusedOverride: Rule<OverrideSubject> = {
  codes: ['override/unknown-integration'],
  examine({ document, id, installedIds }, report) {
    if (document === undefined || id === undefined || installedIds.includes(id)) return;
    const near = suggest(id, installedIds);
    report.place('override/unknown-integration', { id }, document, '', 'key', {
      hint: near === undefined ? undefined : `rename the file if \`${near}\` was meant.`,
    });
  },
};
