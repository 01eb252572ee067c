import type { ItemRules, Plan } from '../../blueprint/Plan.ts';

export type ItemPlan = Extract<Plan, { destination: 'dynamodb' }>;

/** The rules of one kind of event, with a name for it. */
export interface NamedRules {
  readonly events: string;
  readonly rules: ItemRules;
}

/** All rules of a plan by the events they are for, which a finding names. */
export function eachRules({ otherwise, entries }: ItemPlan): NamedRules[] {
  const all: NamedRules[] = otherwise === undefined ? [] : [{ events: 'all events', rules: otherwise }];
  for (const [name, rules] of entries) {
    if (rules !== undefined) all.push({ events: `events: ${name}`, rules });
  }
  return all;
}
