import { isMap } from '../../blueprint/BlueprintNode.ts';
import { actionOf, patchOf } from '../../blueprint/routesOf.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** Entries that drop their events, and say how to map them. */
export const unusedPatch: Rule<BlueprintSubject> = {
  codes: ['blueprint/unused-patch'],
  examine({ tree }, report) {
    const events = tree?.members.get('events');
    for (const [event, entry] of isMap(events) ? events.members : []) {
      if (!isMap(entry) || actionOf(entry) !== 'drop') continue;
      const [first] = patchOf(entry).members;
      if (first === undefined) continue;
      const [name, node] = first;
      report.node('blueprint/unused-patch', { event, name }, node, 'key');
    }
  },
};
