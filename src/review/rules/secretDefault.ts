import { pointer } from '../../yaml/pointer.ts';
import type { Rule } from '../Rule.ts';
import type { CatalogSubject } from '../subjects/CatalogSubject.ts';

/** Secrets that a catalog file gives to everybody who installs it. */
export const secretDefault: Rule<CatalogSubject> = {
  codes: ['catalog/secret-default'],
  examine({ document, entry }, report) {
    if (document === undefined || entry === undefined) return;
    const secrets = new Set<string>();
    for (const [index, { key, type, default: initial }] of entry.config_fields.entries()) {
      if (type !== 'secret') continue;
      secrets.add(key);
      if (isGiven(initial)) tell(key, pointer('config_fields', index, 'default'));
    }
    for (const [index, { default_config }] of entry.variants.entries()) {
      for (const [key, value] of Object.entries(default_config)) {
        if (secrets.has(key) && isGiven(value)) tell(key, pointer('variants', index, 'default_config', key));
      }
    }

    function tell(field: string, at: string): void {
      if (document === undefined) return;
      const { line, column, endColumn } = document.span(at);
      report.hide(document.file, [{ line, column, endColumn }]);
      report.place('catalog/secret-default', { field }, document, at);
    }
  },
};

/** A reference is filled in by the project, and is none to keep. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !String(value).startsWith('${');
}
