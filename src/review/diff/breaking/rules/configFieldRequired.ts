import type { ConfigField, FieldCondition } from '../../../../catalog/CatalogEntry.ts';
import type { BreakingRule } from '../BreakingRule.ts';
import { type CatalogPair, fieldPairs } from '../CatalogPair.ts';

/** What is installed does not have the setting, and no longer checks out. A default would fill it in. */
export const configFieldRequired: BreakingRule<CatalogPair> = {
  code: 'breaking/config-field-required',
  examine(pair, breaches) {
    for (const { key, before, after, place } of fieldPairs(pair)) {
      if (after.default !== undefined || before?.required) continue;
      const member = after.required ? 'required' : isWidened(before, after) ? 'required_when' : undefined;
      if (member === undefined) continue;
      const what = before === undefined ? 'is new' : 'was optional';
      breaches.add(key, 'breaking/config-field-required', { field: key, what }, place(member));
    }
  },
};

/** Whether it is needed in cases in which it was not. */
function isWidened(before: ConfigField | undefined, { required_when: now }: ConfigField): boolean {
  if (now === undefined) return false;
  const was = before?.required_when;
  return was === undefined || !isWithin(now, was);
}

/** Every case of the one is a case of the other: each of the other's conditions is kept, or made narrower. */
function isWithin(now: FieldCondition, was: FieldCondition): boolean {
  return Object.entries(was).every(([field, values]) => {
    const kept = Object.hasOwn(now, field) ? now[field] : undefined;
    return kept?.every((value) => values.includes(value)) === true;
  });
}
