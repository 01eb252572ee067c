import type { Rule } from '../Rule.ts';
import type { TestSubject } from '../subjects/TestSubject.ts';

export const repeatedTestName: Rule<TestSubject> = {
  codes: ['test/repeated-name'],
  examine({ document, cases }, report) {
    const seen = new Set<string>();
    for (const { name, pointer } of cases) {
      if (seen.has(name) && name !== '' && document !== undefined) {
        report.place('test/repeated-name', { name }, document, `${pointer}/name`);
      }
      seen.add(name);
    }
  },
};
