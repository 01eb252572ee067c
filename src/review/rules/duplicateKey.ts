import type { Rule } from '../Rule.ts';
import type { CatalogSubject } from '../subjects/CatalogSubject.ts';

export const duplicateKey: Rule<CatalogSubject> = {
  codes: ['catalog/duplicate-key'],
  examine({ document, key, twin }, report) {
    if (document === undefined || key === undefined || twin === undefined) return;
    report.place('catalog/duplicate-key', { key, file: twin }, document, '/key');
  },
};
