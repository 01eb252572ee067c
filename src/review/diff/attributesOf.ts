import type { Mapping } from '../../blueprint/Mapping.ts';
import type { ItemRules, RecordRules } from '../../blueprint/Plan.ts';

export interface PlannedAttribute {
  /** From `item` or `record`: `['item', 'page', 'url']`. */
  readonly path: readonly string[];
  readonly mapping: Mapping;
}

/** All attributes that rules write, by their path as text; those of a map after the map. */
export function attributesOf(rules: ItemRules | RecordRules): Map<string, PlannedAttribute> {
  const found = new Map<string, PlannedAttribute>();
  const visit = (path: readonly string[], mapping: Mapping) => {
    found.set(JSON.stringify(path), { path, mapping });
    const { source } = mapping;
    if (source.kind !== 'fields' || mapping.list || mapping.transforms.length > 0) return;
    for (const [name, member] of source.fields) visit([...path, name], member);
  };
  if ('attributes' in rules) for (const [name, mapping] of rules.attributes) visit(['item', name], mapping);
  else visit(['record', 'data'], rules.data);
  return found;
}

/** A path as people write it. */
export function pathText(path: readonly string[]): string {
  return path.map((name) => (/^[\w-]+$/.test(name) ? name : `\`${name}\``)).join('.');
}
