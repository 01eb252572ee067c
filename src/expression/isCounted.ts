import type { ExpressionBudget } from './ExpressionBudget.ts';

/** Whether evaluations under a budget have to be counted at all. */
export function isCounted(budget: ExpressionBudget): boolean {
  const { timeLimitMs, depthLimit, stepLimit, characterLimit, itemLimit } = budget;
  return [timeLimitMs, depthLimit, stepLimit, characterLimit, itemLimit].some((limit) => limit !== undefined);
}
