import { type BlueprintNode, isMap, isNull } from '../../blueprint/BlueprintNode.ts';
import { sourceKinds } from '../../blueprint/mergePatch.ts';
import { actionOf } from '../../blueprint/routesOf.ts';
import type { Rule } from '../Rule.ts';
import type { OverrideSubject } from '../subjects/OverrideSubject.ts';

/** Patches of an override that an entry of the blueprint writes over again. */
export const overruledOverride: Rule<OverrideSubject> = {
  codes: ['override/overruled'],
  examine({ patch, patched }, report) {
    const item = patch?.members.get('item');
    const events = patched?.tree?.members.get('events');
    if (!isMap(item) || !isMap(events)) return;
    for (const [name, change] of item.members) {
      if (isNull(change)) continue;
      for (const [event, entry] of events.members) {
        if (
          actionOf(entry) === 'drop' ||
          !writesAnew(entry, name) ||
          patchesEntry(patch?.members.get('events'), event)
        )
          continue;
        report.node('override/overruled', { event, name }, change, 'key');
      }
    }
  },
};

function writesAnew(entry: BlueprintNode, name: string): boolean {
  const item = isMap(entry) ? entry.members.get('item') : undefined;
  const mapping = isMap(item) ? item.members.get(name) : undefined;
  return isMap(mapping) && sourceKinds.some((kind) => mapping.members.has(kind));
}

function patchesEntry(events: BlueprintNode | undefined, event: string): boolean {
  return isMap(events) && events.members.has(event);
}
