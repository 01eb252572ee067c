import type { Rule } from '../Rule.ts';
import type { OverrideSubject } from '../subjects/OverrideSubject.ts';

export const expiredOverride: Rule<OverrideSubject> = {
  codes: ['override/expired'],
  examine({ document, inMarkdown, expiresAt, now }, report) {
    if (document === undefined || inMarkdown || expiresAt === undefined || expiresAt > now) return;
    const ended = new Date(expiresAt).toISOString();
    report.place('override/expired', { expires_at: ended }, document, '/expires_at');
  },
};
