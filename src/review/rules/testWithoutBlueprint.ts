import type { Rule } from '../Rule.ts';
import type { TestSubject } from '../subjects/TestSubject.ts';

export const testWithoutBlueprint: Rule<TestSubject> = {
  codes: ['test/no-blueprint'],
  examine({ document, blueprintFile, hasBlueprint }, report) {
    if (document === undefined || blueprintFile === undefined || hasBlueprint) return;
    report.place('test/no-blueprint', { file: blueprintFile }, document, '/tests', 'key');
  },
};
