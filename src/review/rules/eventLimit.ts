import { defaultLimits } from '../../project/Project.ts';
import type { Rule } from '../Rule.ts';
import type { ProjectSubject } from '../subjects/ProjectSubject.ts';

const MiB = 1024 * 1024;

/** The most that a record may take, by its destination. */
const limits: Readonly<Record<string, readonly [destination: string, limit: string]>> = {
  dynamodb: ['DynamoDB', '400 KB an item'],
  kinesis: ['Kinesis', '1 MiB a record'],
};

/** A limit for events that was raised beyond what can be delivered. */
export const eventLimit: Rule<ProjectSubject> = {
  codes: ['project/event-limit'],
  examine({ document, installed }, report) {
    if (document === undefined) return;
    for (const { entry, eventLimit: accepted } of installed) {
      const known = limits[entry?.provides.destination ?? ''];
      if (known === undefined || accepted <= defaultLimits.event) continue;
      const [destination, limit] = known;
      const event = `${Math.round((accepted / MiB) * 10) / 10} MiB`;
      report.place('project/event-limit', { event, destination, limit }, document, '/limits/event');
      return;
    }
  },
};
