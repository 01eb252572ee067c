import { textOf } from '../../blueprint/BlueprintNode.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

export const blueprintFileName: Rule<BlueprintSubject> = {
  codes: ['blueprint/file-name'],
  examine({ own, name }, report) {
    const called = own?.members.get('blueprint');
    const text = textOf(called);
    if (called === undefined || text === undefined || text === name) return;
    report.node('blueprint/file-name', { name }, called);
  },
};
