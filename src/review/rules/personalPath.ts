import { parsePath } from '../../blueprint/parsePath.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { isEnvelopeField, knownRoots } from '../../envelope/envelopeFields.ts';
import { pointer } from '../../yaml/pointer.ts';
import type { Rule } from '../Rule.ts';
import type { CatalogSubject } from '../subjects/CatalogSubject.ts';

/** Marks of personal data that lead nowhere, and so protect nothing. */
export const personalPath: Rule<CatalogSubject> = {
  codes: ['catalog/personal-path'],
  examine({ document, entry }, report) {
    if (document === undefined || entry === undefined) return;
    for (const [index, text] of entry.personal_data.entries()) {
      const path = parsePath(text);
      const isPath = !('reason' in path);
      if (isPath && isEnvelopeField(path.root)) continue;
      const problem = isPath ? `\`${path.root}\` is no field of the envelope` : path.reason;
      const near = isPath ? suggest(path.root, knownRoots) : undefined;
      const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
      report.place(
        'catalog/personal-path',
        { text, problem },
        document,
        pointer('personal_data', index),
        'value',
        { hint },
      );
    }
  },
};
