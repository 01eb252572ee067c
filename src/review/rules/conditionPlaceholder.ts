import { type BlueprintNode, isMap, textOf } from '../../blueprint/BlueprintNode.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { routesIn } from '../inference/routesIn.ts';
import type { Report } from '../Report.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

const placeholder = /[#:]\w+/g;

/** Placeholders of conditions that are used and not declared, declared and not used, or declared twice. */
export const conditionPlaceholder: Rule<BlueprintSubject> = {
  codes: ['blueprint/condition-placeholder', 'blueprint/written-twice'],
  examine({ tree }, report) {
    if (tree === undefined) return;
    for (const route of routesIn(tree)) examineCondition(route.tree.members.get('condition'), report);
  },
};

function examineCondition(condition: BlueprintNode | undefined, report: Report): void {
  const expression = isMap(condition) ? condition.members.get('expression') : undefined;
  const text = textOf(expression);
  if (!isMap(condition) || expression === undefined || text === undefined) return;
  const [names, values] = [condition.members.get('names'), condition.members.get('values')];
  const declared = new Map([
    ...(isMap(names) ? names.members : []),
    ...(isMap(values) ? values.members : []),
  ]);
  const used = [...text.matchAll(placeholder)];
  const unused = new Set([...declared.keys()].filter((name) => !used.some((found) => found[0] === name)));
  const meant = new Set<string>();
  for (const { 0: name, index } of used) {
    // A name without its sign has been told of as such.
    if (declared.has(name) || declared.has(name.slice(1))) continue;
    const place = name.startsWith('#') ? 'names' : 'values';
    const near = suggest(name, unused) ?? suggest(name, declared.keys());
    if (near !== undefined) meant.add(near);
    const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
    const problem = `the condition uses \`${name}\`, which \`${place}\` does not declare`;
    report.node(
      'blueprint/condition-placeholder',
      { problem },
      expression,
      { offset: index, length: name.length },
      { hint },
    );
  }
  for (const [name, node] of declared) {
    // Whoever mends the name that was meant for it uses it.
    if (!unused.has(name) || meant.has(name)) continue;
    report.node(
      'blueprint/condition-placeholder',
      { problem: `the condition does not use \`${name}\`` },
      node,
      'key',
    );
  }
  examineNames(names, report);
}

function examineNames(names: BlueprintNode | undefined, report: Report): void {
  const seen = new Map<string, string>();
  for (const [name, node] of isMap(names) ? names.members : []) {
    const attribute = textOf(node) ?? '';
    const other = seen.get(attribute);
    if (other === undefined) seen.set(attribute, name);
    else
      report.node(
        'blueprint/written-twice',
        { what: `\`${other}\` and \`${name}\` stand for one attribute` },
        node,
      );
  }
}
