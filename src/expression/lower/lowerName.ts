import { code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { collapse } from '../runtime/collapse.ts';
import { isMap } from '../runtime/isMap.ts';
import { isRecord } from '../runtime/isRecord.ts';
import { lookup } from '../runtime/lookup.ts';
import { lookupName } from '../runtime/lookupName.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** A name as a step of a path: the context is the step's item. */
export function lowerName(tree: ExpressionTree, { context, unit }: Site): Operand {
  const { scope } = unit;
  const name = String(tree.value);
  // What `[]` stands behind stays a sequence of one, also where the name is looked up in a list.
  if (tree.keepArray)
    return {
      code: runtimeCall(scope, lookup, context.whole(), code`${name}`),
      kinds: kinds.any,
      isOpen: true,
    };
  const isOne = runtimeCall(scope, context.isData ? isMap : isRecord, context.whole());
  const member = context.member(name);
  const found = context.isData ? member : runtimeCall(scope, collapse, member);
  const general = runtimeCall(scope, lookupName, context.whole(), code`${name}`);
  return { code: code`(${isOne} ? ${found} : ${general})`, kinds: kinds.any };
}
