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
      const text = pattern === undefined ? undefined : proveBacktracking(new RegExp(`^(?:${pattern})$`));
      if (text === undefined) continue;
      const at = pointer('config_fields', index, 'pattern');
      const note = `for instance ${JSON.stringify(text)}`;
      report.place('catalog/nonlinear-pattern', {}, document, at, 'value', { note });
    }
  },
};
