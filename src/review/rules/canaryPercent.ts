import type { Rule } from '../Rule.ts';
import { memberOf } from '../subjects/memberOf.ts';
import type { OverrideSubject } from '../subjects/OverrideSubject.ts';

export const canaryPercent: Rule<OverrideSubject> = {
  codes: ['override/percent-missing', 'override/percent-idle'],
  examine({ document }, report) {
    if (document === undefined) return;
    const mode = memberOf(document.value, 'mode') ?? 'live';
    const percent = memberOf(document.value, 'canary_percent');
    if (mode === 'canary' && percent === undefined) {
      report.place('override/percent-missing', {}, document, '/mode');
    } else if (percent !== undefined && (mode === 'live' || mode === 'shadow')) {
      report.place('override/percent-idle', { mode }, document, '/canary_percent', 'key');
    }
  },
};
