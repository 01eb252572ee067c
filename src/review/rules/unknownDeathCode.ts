import { entries } from '../../diagnostics/entries.generated.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { Rule } from '../Rule.ts';
import type { TestSubject } from '../subjects/TestSubject.ts';

/** Codes of JSONata itself, which have no entries. */
const expressionCode = /^expression\/[STDU]\d{4}$/;

export const unknownDeathCode: Rule<TestSubject> = {
  codes: ['test/unknown-code'],
  examine({ document, cases }, report) {
    for (const { expect, pointer } of cases) {
      const { dead: code } = expect;
      if (document === undefined || typeof code !== 'string') continue;
      if (Object.hasOwn(entries, code) || expressionCode.test(code)) continue;
      const near = suggest(code, Object.keys(entries));
      report.place('test/unknown-code', { code }, document, `${pointer}/expect/dead`, 'value', {
        hint: near === undefined ? undefined : `did you mean \`${near}\`?`,
      });
    }
  },
};
