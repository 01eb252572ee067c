import { collapse } from './collapse.ts';
import { isRecord } from './isRecord.ts';
import { lookupName } from './lookupName.ts';
import { walkStep } from './walkStep.ts';

/** A path of names alone. The context is one item, or the items to step through when `isSequence` says so. */
export function walkNames(context: unknown, names: readonly string[], isSequence: boolean): unknown {
  let value = context;
  for (let step = 0; step < names.length; step++) {
    if (Array.isArray(value)) return walkLists(step > 0 || isSequence ? value : [value], names, step);
    if (!isRecord(value)) return undefined;
    const name = names[step] as string;
    value = Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return Array.isArray(value) ? collapse(walkStep([value], itself, true)) : value;
}

function walkLists(start: readonly unknown[], names: readonly string[], first: number): unknown {
  let items = start;
  for (let step = first; step < names.length; step++) {
    if (items.length === 0) return undefined;
    const name = names[step] as string;
    items = walkStep(items, (item) => lookupName(item, name), step === names.length - 1);
  }
  return collapse(items);
}

function itself(value: unknown): unknown {
  return value;
}
