import { isAscii } from 'node:buffer';
import type { ItemKey, Plan } from '../blueprint/Plan.ts';
import type { Event } from '../envelope/Event.ts';
import type { EventBytes } from '../envelope/EventBytes.ts';
import { EventFlags } from '../envelope/EventFlags.ts';
import { exactDigits } from '../envelope/exactDigits.ts';
import { parseEvent } from '../envelope/parseEvent.ts';
import { emitProgram } from './3-link/emitProgram.ts';
import { linkProgram } from './3-link/linkProgram.ts';
import { itemTarget } from './dynamodb/itemTarget.ts';
import type { Encoded } from './Encoded.ts';
import { type FindRecordLimit, recordTarget } from './kinesis/recordTarget.ts';
import type { Lane } from './Lane.ts';
import { leadEvent } from './leadEvent.ts';
import type { ItemRecord, Outcome, StreamRecord } from './Outcome.ts';
import { openTransform } from './openTransform.ts';
import type { RecordBody } from './RecordBody.ts';
import { inheritsMembers } from './runtime/inheritsMembers.ts';
import { Run } from './runtime/Run.ts';
import type { Target } from './Target.ts';

/** The lane that parses events and runs generated JavaScript; it can also take events that are parsed. */
export interface ObjectLane extends Lane {
  /**
   * `encode` for an event that is parsed.
   *
   * @param flags what the scan found for its bytes; it must not have been changed since.
   */
  encodeParsed(event: Event, flags: number, body: RecordBody, now: number): Encoded | Promise<Encoded>;
  /** @param now the delivery time in epoch milliseconds. */
  transform(event: Event, now: number): Outcome | Promise<Outcome>;
}

const cleanFlags = EventFlags.unescaped | EventFlags.roundTrips;
const asciiFlags = EventFlags.ascii | EventFlags.unescaped;

/**
 * Compiles a plan: read paths, emit a function for each set of rules, link them, and lead events through.
 *
 * @param findRecordLimit Kinesis: how `encode` learns what the stream takes; without it, a record has 1 MiB at most.
 */
export function compileLane(
  plan: Plan,
  integrationId: string,
  findRecordLimit?: FindRecordLimit,
): ObjectLane {
  const program = linkProgram(emitProgram(plan, integrationId));
  const target: Target<ItemRecord | StreamRecord> =
    plan.destination === 'dynamodb' ? itemTarget : recordTarget(findRecordLimit);
  const addsAscii = plan.ascii && program.mode === 'compiled' && isAscii(Buffer.from(integrationId));

  function encodeParsed(event: Event, flags: number, body: RecordBody, now: number) {
    const ascii = addsAscii && (flags & asciiFlags) === asciiFlags;
    const clean = (flags & cleanFlags) === cleanFlags && !inheritsMembers({});
    const run = new Run(now, clean ? undefined : exactDigits(event), clean);
    return leadEvent<Encoded>(program, event, run, (text) => target.encode(text, run, body, ascii));
  }

  /** The jsonata package leaves marks on the lists that it is given: its events are its own. */
  function parse({ buffer, start, end, flags, parse: share }: EventBytes): Event {
    const shares = share !== undefined && program.mode === 'compiled';
    return shares ? share() : parseEvent(buffer, start, end, flags);
  }

  return {
    destination: plan.destination,
    mode: program.mode,
    ...(plan.destination === 'dynamodb' ? { keyNames: keyNamesOf(plan.key) } : {}),
    encode: (event, body, now) => encodeParsed(parse(event), event.flags, body, now),
    encodeParsed,
    transform: openTransform(program),
  };
}

function keyNamesOf({ partition, sort }: ItemKey): string[] {
  return sort === undefined ? [partition] : [partition, sort];
}
