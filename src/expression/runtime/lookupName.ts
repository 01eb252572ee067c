import { collapse } from './collapse.ts';
import { lookup } from './lookup.ts';

/** A step that is a name: in a list it is looked up in every item, and a sequence of one collapses. */
export function lookupName(item: unknown, name: string): unknown {
  return collapse(lookup(item, name));
}
