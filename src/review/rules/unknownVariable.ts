import { suggest } from '../../diagnostics/suggest.ts';
import type { ExpressionTree } from '../../expression/ExpressionTree.ts';
import { builtins } from '../../expression/functions/builtins.ts';
import { eachExpression } from '../inference/eachMapping.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** Names in expressions that are neither a function nor assigned anywhere: most often a function that is misspelt. */
export const unknownVariable: Rule<BlueprintSubject> = {
  codes: ['expression/unknown-variable'],
  examine({ tree }, report) {
    if (tree === undefined) return;
    for (const { expression, node } of eachExpression(tree)) {
      const { read, known } = variablesOf(expression.tree);
      for (const { name, end } of read) {
        if (known.has(name)) continue;
        const near = suggest(name, known);
        const part = { offset: end - name.length - 1, length: name.length + 1 };
        const hint = near === undefined ? undefined : `did you mean \`$${near}\`?`;
        report.node('expression/unknown-variable', { name: `$${name}` }, node, part, { hint });
      }
    }
  },
};

/** `$eval` is refused elsewhere; `$now` and `$millis` take the moment of the evaluation. `$` and `$$` are the context. */
const always = [...builtins.keys(), 'eval', 'now', 'millis', '', '$'];

interface Variables {
  /** Each with the end of its name. */
  readonly read: { readonly name: string; readonly end: number }[];
  /** Wherever in the expression they are assigned. */
  readonly known: Set<string>;
}

function variablesOf(tree: ExpressionTree): Variables {
  const variables: Variables = { read: [], known: new Set(always) };
  visit(tree, variables);
  return variables;
}

function visit(node: unknown, variables: Variables): void {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return;
  const { type, value, position, focus, index, lhs, arguments: parameters } = node as ExpressionTree;
  const { read, known } = variables;
  if (type === 'variable' && position !== undefined) read.push({ name: String(value), end: position });
  if (type === 'bind') known.add(String(lhs?.value));
  if (type === 'lambda') for (const parameter of parameters ?? []) known.add(String(parameter.value));
  if (type === 'index') known.add(String(value));
  for (const bound of [focus, index]) if (typeof bound === 'string') known.add(bound);
  for (const member of Object.values(node)) visit(member, variables);
}
