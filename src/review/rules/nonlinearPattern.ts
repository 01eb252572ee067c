import { pointer } from '../../yaml/pointer.ts';
import { proveBacktracking } from '../inference/proveBacktracking.ts';
import type { Rule } from '../Rule.ts';
import type { CatalogSubject } from '../subjects/CatalogSubject.ts';

/** Patterns of settings that may take long to refuse a text. */
export const nonlinearPattern: Rule<CatalogSubject> = {
  codes: ['catalog/nonlinear-pattern'],
  examine({ document, entry }, report) {
    if (document === undefined || entry === undefined) return;
    for (const [index, { pattern }] of entry.config_fields.entries()) {
      const regExp = pattern === undefined ? undefined : withoutUnicode(pattern);
      const text = regExp && proveBacktracking(regExp);
      if (text === undefined) continue;
      const at = pointer('config_fields', index, 'pattern');
      const note = `for instance ${JSON.stringify(text)}`;
      report.place('catalog/nonlinear-pattern', {}, document, at, 'value', { note });
    }
  },
};

/** Of what only the flag `u` can read, nothing is proved. */
function withoutUnicode(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return undefined;
  }
}
