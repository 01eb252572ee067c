import { whyInterpreted } from '../../expression/whyInterpreted.ts';
import { eachExpression } from '../inference/eachMapping.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** Expressions that do not compile. */
export const interpretedExpression: Rule<BlueprintSubject> = {
  codes: ['expression/interpreted'],
  examine({ tree }, report) {
    if (tree === undefined) return;
    for (const { expression, node } of eachExpression(tree)) {
      const reason = whyInterpreted(expression.tree, { linearRegex: true });
      if (reason !== undefined) report.node('expression/interpreted', { reason }, node);
    }
  },
};
