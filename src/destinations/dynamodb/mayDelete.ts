import { eachRules, type ItemPlan } from './eachRules.ts';

/** Whether some event may delete an item: a rule has an operation that is not always a put. */
export function mayDelete(plan: ItemPlan): boolean {
  return eachRules(plan).some(({ rules: { operation } }) => {
    if (operation === undefined) return false;
    const { source, values } = operation;
    return source.kind !== 'value' || source.value !== 'put' || values !== undefined;
  });
}
