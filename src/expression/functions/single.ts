import { ExpressionFault } from '../ExpressionFault.ts';
import { applyToItem } from '../runtime/applyToItem.ts';
import { effectiveBoolean } from '../runtime/effectiveBoolean.ts';
import type { Builtin } from './Builtin.ts';

/** @throws ExpressionFault D3138 for a second item that meets the condition, D3139 where none does. */
export const single: Builtin = {
  name: 'single',
  signature: '<af?>',
  arity: 2,
  implementation(list: readonly unknown[] | undefined, condition?: unknown) {
    if (list === undefined) return undefined;
    let only: unknown;
    let isFound = false;
    for (let index = 0; index < list.length; index++) {
      const item = list[index];
      if (condition !== undefined && !effectiveBoolean(applyToItem(condition, item, index, list))) continue;
      if (isFound) throw ExpressionFault.of('D3138', { index });
      only = item;
      isFound = true;
    }
    if (!isFound) throw ExpressionFault.of('D3139');
    return only;
  },
};
