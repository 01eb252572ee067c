import type { Mapping } from '../../blueprint/Mapping.ts';
import type { ItemRules, RecordRules } from '../../blueprint/Plan.ts';

/** Two mappings, or sets of rules, have the same text exactly when they are written alike: expressions count by theirs. */
export function mappingText(mapping: Mapping | ItemRules | RecordRules | undefined): string {
  return JSON.stringify(mapping ?? null, (name, value: unknown) => {
    if (value instanceof Map) return [...value].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    const isExpression = name === 'expression' || name === 'when';
    return isExpression && typeof value === 'object' && value !== null && 'text' in value
      ? value.text
      : value;
  });
}

/** The same of what makes a value: what happens where it is missing or does not fit does not count. */
export function sourceText(mapping: Mapping | undefined): string {
  return mapping === undefined ? '' : mappingText({ ...mapping, required: false, onMismatch: 'dead' });
}
