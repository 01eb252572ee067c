import { diagnose } from '../../diagnostics/diagnose.ts';
import { type CanonicalBatch, canonicalise } from '../../envelope/canonicalise.ts';
import { memberRanges } from '../../envelope/memberRanges.ts';
import { readEventId } from '../../envelope/readEventId.ts';
import { uuidv7 } from '../../envelope/uuidv7.ts';
import { AdminError, type FieldProblem } from '../AdminError.ts';
import { markTestEvent } from './markTestEvent.ts';
import { sampleEvent } from './sampleEvent.ts';

/** As ingest has it. */
const limits = { event: 1024 * 1024, batch: 1 };

/** Maps and lists within each other in the body: those of an event, and one around it. More is refused with the event. */
const maxDepth = 1000;

/** Characters of an id: events with longer ones are not kept track of. */
const longestId = 256;

const newEventId = uuidv7();

export interface TestEvent {
  readonly eventId: string;
  /** The one event. */
  readonly batch: Pick<CanonicalBatch, 'events'>;
}

/**
 * The event of a request for a test, marked as such and with an id; a sample where the request names none.
 *
 * @param text the body, a JSON map.
 * @param now epoch milliseconds.
 * @throws AdminError 422 for an event that ingest would refuse, or whose id is not kept track of.
 */
export function readTestEvent(text: string, now: number): TestEvent {
  const batch = canonicalise(markTestEvent(eventOf(Buffer.from(text))), {
    form: 'events',
    stamp: 'ours',
    now,
    newEventId,
    limits,
  });
  const [event] = batch.events;
  const [error] = batch.errors;
  if (event === undefined || error !== undefined) {
    const problem = error ?? diagnose('admin/not-an-object', {});
    throw refusal({ field: 'event', code: problem.code, message: problem.message });
  }
  const eventId = readEventId(event.buffer, event.start, event.end);
  if (eventId !== undefined && eventId.length > 0 && eventId.length <= longestId) return { eventId, batch };
  const field = 'event.event_id';
  throw refusal({
    ...diagnose('admin/bad-member', { field, form: `a string of 1 to ${longestId} characters` }),
    field,
  });
}

/** The bytes of the event, so that its numbers keep their digits. */
function eventOf(body: Buffer): Buffer {
  const ranges = memberRanges(body, maxDepth);
  if (typeof ranges === 'string') throw refusal({ ...diagnose('admin/malformed-json', {}), field: 'event' });
  const range = ranges.get('event');
  return range === undefined
    ? Buffer.from(JSON.stringify(sampleEvent))
    : body.subarray(range.start, range.end);
}

function refusal(problem: FieldProblem): AdminError {
  const blanks = { count: 1, fields: problem.field };
  return new AdminError(422, diagnose('admin/bad-body', blanks), { details: [problem] });
}
