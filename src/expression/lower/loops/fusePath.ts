import { type Code, joinCode } from '../../code/Code.ts';
import type { Site } from '../Site.ts';
import { loopItems } from './loopItems.ts';
import type { PathPlan } from './planPath.ts';
import { readList } from './readList.ts';
import type { Stream } from './Stream.ts';

/** A path as loops without lists between its steps: statements that hand all that it finds to the sink. */
export function fusePath(plan: PathPlan, site: Site, stream: Stream): Code {
  const { statements, items, frame } = readList(plan, site, stream.giveUp);
  const last = plan.names.at(-1);
  const pipeline = { stages: last?.stages ?? [], index: last?.index, steps: plan.rest };
  return joinCode([statements, loopItems(items, pipeline, { ...site, frame }, stream)]);
}
