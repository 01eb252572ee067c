import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { attributeTypeOf } from './attributeTypeOf.ts';
import type { KeyAttribute, TableDescription } from './describeTable.ts';
import { eachRules, type ItemPlan } from './eachRules.ts';

/** Where the keys that a blueprint writes are not those of the table and its indexes. */
export function diagnoseKeys(table: string, description: TableDescription, plan: ItemPlan): Diagnostic[] {
  const { key, indexes } = description;
  if (key === undefined) return [];
  const names = { table, blueprint: plan.name };
  const { partition, sort } = plan.key;
  const findings = diagnoseKey('partition', key.partition, partition, names, plan);
  if (key.sort !== undefined && sort !== undefined) {
    findings.push(...diagnoseKey('sort', key.sort, sort, names, plan));
  } else if (key.sort !== undefined) {
    const { name: wanted, type } = key.sort;
    findings.push(diagnose('doctor/sort-key-missing', { ...names, wanted, type }));
  } else if (sort !== undefined) {
    findings.push(diagnose('doctor/sort-key-unknown', { ...names, written: sort }));
  }
  const own = new Set([key.partition.name, key.sort?.name]);
  for (const index of indexes) {
    for (const attribute of [index.key.partition, index.key.sort]) {
      if (attribute === undefined || own.has(attribute.name)) continue;
      findings.push(...diagnoseIndex(index.name, attribute, names, plan));
    }
  }
  return findings;
}

interface Names {
  readonly table: string;
  readonly blueprint: string;
}

function diagnoseKey(
  part: 'partition' | 'sort',
  { name, type: wanted }: KeyAttribute,
  written: string,
  names: Names,
  plan: ItemPlan,
): Diagnostic[] {
  if (written !== name) return [diagnose('doctor/key-name', { ...names, part, wanted: name, written })];
  return diagnoseType(name, plan, (type, events) => {
    const blanks = { ...names, part, name, wanted, events };
    if (type === undefined) return diagnose('doctor/key-type-open', blanks, at(name));
    return type === wanted ? undefined : diagnose('doctor/key-type', { ...blanks, written: type }, at(name));
  });
}

/** Items without the attribute are left out of an index; of those that have it, the type must be right. */
function diagnoseIndex(
  index: string,
  { name, type: wanted }: KeyAttribute,
  names: Names,
  plan: ItemPlan,
): Diagnostic[] {
  return diagnoseType(name, plan, (written, events) =>
    written === undefined || written === wanted
      ? undefined
      : diagnose('doctor/index-type', { ...names, index, name, wanted, written, events }, at(name)),
  );
}

/** Looks at how each of the rules maps an attribute; what is wrong in all alike is said once. */
function diagnoseType(
  name: string,
  plan: ItemPlan,
  judge: (type: string | undefined, events: string) => Diagnostic | undefined,
): Diagnostic[] {
  const findings = new Map<string | undefined, Diagnostic>();
  for (const { events, rules } of eachRules(plan)) {
    const mapping = rules.attributes.get(name);
    if (mapping === undefined) continue;
    const type = attributeTypeOf(mapping);
    const finding = findings.has(type) ? undefined : judge(type, events);
    if (finding !== undefined) findings.set(type, finding);
  }
  return [...findings.values()];
}

function at(name: string): { path: string } {
  return { path: `item.${name}` };
}
