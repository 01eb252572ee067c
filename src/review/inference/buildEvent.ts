import type { PathStep } from '../../blueprint/Path.ts';
import type { Event } from '../../envelope/Event.ts';
import { type EventSchema, eventSchema, holdsList, memberOf } from './eventSchema.ts';
import { sampleTime } from './SampleValues.ts';

export interface Assigned {
  readonly steps: readonly PathStep[];
  readonly value: unknown;
}

/** What ingest fills in, so that nobody has to be shown it. */
const filledIn: Event = { event_id: 'e1', timestamp: sampleTime, received_at: sampleTime };

/** An event as a lane takes it: the values in their places, and what ingest would have filled in. */
export function buildEvent(assigned: readonly Assigned[]): Event {
  return { ...filledIn, ...shownEvent(assigned) };
}

/** The values in their places. Where the schema holds a list and the path does not count it, the list has one item. */
export function shownEvent(assigned: readonly Assigned[]): Event {
  const event: Event = {};
  const ordered = assigned.toSorted((a, b) => a.steps.length - b.steps.length);
  for (const { steps, value } of ordered) {
    // What stands here is added to by longer paths.
    if (value !== undefined)
      put(event, steps, typeof value === 'object' ? structuredClone(value) : value, eventSchema());
  }
  return event;
}

type Holder = Record<PathStep, unknown>;

function put(
  holder: object,
  [step, ...rest]: readonly PathStep[],
  value: unknown,
  schema: EventSchema | undefined,
): void {
  if (step === undefined) return;
  if (Array.isArray(holder) !== (typeof step === 'number')) return;
  const members = holder as Holder;
  const next = schema && (typeof step === 'number' ? schema.items : memberOf(schema, step));
  if (rest.length === 0) {
    define(members, step, value);
    return;
  }
  let inner = Object.hasOwn(members, step) ? members[step] : undefined;
  const isCounted = typeof rest[0] === 'number';
  const isList = isCounted || (next !== undefined && holdsList(next));
  if (inner === undefined || inner === null) {
    inner = isList ? [] : {};
    define(members, step, inner);
  }
  if (typeof inner !== 'object' || inner === null) return;
  if (!Array.isArray(inner) || isCounted) put(inner, rest, value, next);
  else put(firstItem(inner), rest, value, next?.items);
}

function firstItem(list: unknown[]): object {
  const [first] = list;
  if (typeof first === 'object' && first !== null) return first;
  const item: object = {};
  list[0] = item;
  return item;
}

function define(holder: Holder, step: PathStep, value: unknown): void {
  Object.defineProperty(holder, step, { value, enumerable: true, configurable: true, writable: true });
}
