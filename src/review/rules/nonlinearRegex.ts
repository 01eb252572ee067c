import { partOfRegex } from '../../blueprint/partOfRegex.ts';
import { measureTree } from '../../expression/measureTree.ts';
import { eachExpression } from '../inference/eachMapping.ts';
import { proveBacktracking } from '../inference/proveBacktracking.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** Longer patterns are shown by their beginning. */
const longest = 60;

/** Regular expressions that take an engine which goes back exponential time. */
export const nonlinearRegex: Rule<BlueprintSubject> = {
  codes: ['expression/nonlinear-regex'],
  examine({ tree }, report) {
    if (tree === undefined) return;
    for (const { expression, node } of eachExpression(tree)) {
      for (const literal of measureTree(expression.tree).regexes) {
        const text = proveBacktracking(literal.regExp);
        if (text === undefined) continue;
        const pattern = literal.regExp.source.slice(0, longest);
        const note = `for instance ${JSON.stringify(text)}`;
        report.node('expression/nonlinear-regex', { pattern }, node, partOfRegex(literal, expression.text), {
          note,
        });
      }
    }
  },
};
