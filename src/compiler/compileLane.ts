import { isAscii } from 'node:buffer';
import type { Plan } from '../blueprint/Plan.ts';
import type { Event } from '../envelope/Event.ts';
import type { EventBytes } from '../envelope/EventBytes.ts';
import { EventFlags } from '../envelope/EventFlags.ts';
import { exactDigits } from '../envelope/exactDigits.ts';
import { parseEvent } from '../envelope/parseEvent.ts';
import { linkProgram, type Program } from './3-link/linkProgram.ts';
import { itemTarget } from './dynamodb/itemTarget.ts';
import type { Encoded } from './Encoded.ts';
import { recordTarget } from './kinesis/recordTarget.ts';
import type { Lane } from './Lane.ts';
import type { ItemRecord, Outcome, StreamRecord } from './Outcome.ts';
import type { RecordBody } from './RecordBody.ts';
import { routeEvent } from './routeEvent.ts';
import { deadDiagnostic } from './runtime/deadDiagnostic.ts';
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
  /** The generated JavaScript, for review. */
  readonly text: string;
}

const cleanFlags = EventFlags.unescaped | EventFlags.roundTrips;
const asciiFlags = EventFlags.ascii | EventFlags.unescaped;

/** Compiles a plan: read paths, emit a function for each set of rules, link them, and lead events through. */
export function compileLane(plan: Plan, integrationId: string): ObjectLane {
  const program = linkProgram(plan, integrationId);
  const target: Target<ItemRecord | StreamRecord> =
    plan.destination === 'dynamodb' ? itemTarget : recordTarget();
  const addsAscii = plan.ascii && program.mode === 'compiled' && isAscii(Buffer.from(integrationId));

  function encodeParsed(event: Event, flags: number, body: RecordBody, now: number) {
    const ascii = addsAscii && (flags & asciiFlags) === asciiFlags;
    const run = new Run(now, exactDigits(event), (flags & cleanFlags) === cleanFlags);
    return lead<Encoded>(program, event, run, (text) => target.encode(text, run, body, ascii));
  }

  function transform(event: Event, now: number) {
    const run = new Run(now, exactDigits(event), false);
    return lead<Outcome>(program, event, run, (text) => ({
      outcome: 'record',
      record: target.record(text, run),
    }));
  }

  return {
    destination: plan.destination,
    mode: program.mode,
    text: program.text,
    encode: ({ buffer, start, end, flags }: EventBytes, body, now) =>
      encodeParsed(parseEvent(buffer, start, end, flags), flags, body, now),
    encodeParsed,
    transform,
  };
}

type Ended = Exclude<Outcome, { outcome: 'record' }>;

/** An event through its rules: to a record, or to why there is none. */
function lead<Result>(
  program: Program,
  event: Event,
  run: Run,
  finish: (text: string) => Result,
): Result | Ended | Promise<Result | Ended> {
  const rules = routeEvent(program, event);
  if (rules === undefined) return { outcome: 'filtered', reason: 'action' };
  const conclude = (text: string | undefined): Result | Ended =>
    text === undefined ? { outcome: 'filtered', reason: run.filtered } : finish(text);
  const bury = (thrown: unknown): Ended => ({
    outcome: 'dead',
    diagnostic: deadDiagnostic(thrown, run.path),
  });
  try {
    const text = rules(event, run);
    return text instanceof Promise ? text.then(conclude).catch(bury) : conclude(text);
  } catch (thrown) {
    return bury(thrown);
  }
}
