import { isUtf8 } from 'node:buffer';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { canonicalise } from '../../envelope/canonicalise.ts';
import { type MemberRange, memberRanges } from '../../envelope/memberRanges.ts';
import { seededIds } from '../blueprintTests/seededIds.ts';
import { PreviewLimits } from './PreviewLimits.ts';
import { PreviewRefusal } from './PreviewRefusal.ts';
import type { GivenBlueprint, PreviewedEvent, PreviewRequest } from './PreviewRequest.ts';

const members = ['blueprint', 'event', 'events', 'override', 'integration_id', 'now'];

/** What stands around an event, and how deep an event may be. */
const maxDepth = 2 + 64;

/** Characters of an integration's id: far above those that are made. */
const longestId = 200;

/** As `patchbay run` has it: fixed, so that previews can be compared. */
const usualNow = '2026-01-01T00:00:00Z';

/** A path below `blueprints/`, as `extends` names it. A blueprint's text has a colon at least. */
const plainName = /^[\w-]+(?:\/[\w-]+)*$/;

/**
 * Reads the body of a request for a preview. Events keep the digits of their numbers.
 *
 * @throws PreviewRefusal when there is nothing that could be previewed.
 */
export function readPreviewRequest(body: Uint8Array): PreviewRequest {
  const ranges = readMembers(body);
  const value = (name: string): unknown => {
    const range = ranges.get(name);
    const parsed: unknown = range && JSON.parse(Buffer.from(bytesOf(body, range)).toString('utf8'));
    return parsed ?? undefined;
  };
  for (const member of ranges.keys()) {
    if (!members.includes(member)) {
      throw refused(diagnose('preview/unknown-member', { member: member.slice(0, 100) }));
    }
  }
  const now = readNow(value('now') ?? usualNow);
  return {
    blueprint: readBlueprint(value('blueprint')),
    override: readOverride(value('override')),
    integrationId: readId(value('integration_id')),
    now,
    events: readEvents(body, ranges, now),
  };
}

function readMembers(body: Uint8Array): ReadonlyMap<string, MemberRange> {
  const ranges = isUtf8(body) ? memberRanges(body, maxDepth) : 'malformed';
  if (ranges === 'malformed') throw malformed(diagnose('admin/malformed-json', {}));
  if (ranges === 'no object') throw malformed(diagnose('admin/not-an-object', {}));
  if (ranges === 'deep') throw refused(diagnose('ingest/too-deep', { limit: maxDepth }));
  return ranges;
}

function readBlueprint(given: unknown): GivenBlueprint | undefined {
  if (given === undefined) return undefined;
  if (typeof given !== 'string') throw wrongType('blueprint', "a blueprint's YAML text, or its name");
  if (plainName.test(given)) return { name: given };
  refuseLarge('blueprint', given);
  return { text: given };
}

/**
 * All that an override file holds. Where only the patch is given, the lines of what is made of it are those of the
 * patch as JSON with an indentation of two.
 */
function readOverride(given: unknown): string | undefined {
  if (given === undefined) return undefined;
  if (typeof given !== 'string' && !isMap(given)) {
    throw wrongType('override', 'a patch, or an override as an object or as YAML text');
  }
  const text = typeof given === 'string' ? given : JSON.stringify(given, null, 2);
  refuseLarge('override', text);
  if (typeof given === 'string' || Object.hasOwn(given, 'patch')) return text;
  return `{ "reason": "preview", "expires_at": "9999-12-31T00:00:00Z", "patch": ${text} }`;
}

function readId(given: unknown): string | undefined {
  if (given === undefined) return undefined;
  if (typeof given !== 'string' || given === '' || given.length > longestId) {
    throw wrongType('integration_id', `a text of up to ${longestId} characters`);
  }
  return given;
}

function readNow(given: unknown): number {
  const now = typeof given === 'string' || typeof given === 'number' ? new Date(given).getTime() : Number.NaN;
  if (Number.isNaN(now)) throw wrongType('now', 'a date, ISO-8601');
  return now;
}

function readEvents(
  body: Uint8Array,
  ranges: ReadonlyMap<string, MemberRange>,
  now: number,
): PreviewedEvent[] {
  const one = ranges.get('event');
  const list = ranges.get('events');
  if (one !== undefined && list !== undefined) throw refused(diagnose('preview/event-and-events', {}));
  const range = one ?? list;
  if (range === undefined) return [];
  const bytes = bytesOf(body, range);
  if (list !== undefined && bytes[0] !== 0x5b) throw wrongType('events', 'a list of events');
  if (list !== undefined && isEmptyList(bytes)) return [];
  const { events, errors } = canonicalise(bytes, {
    form: list === undefined ? 'event' : 'events',
    stamp: 'fill',
    now,
    newEventId: seededIds(now),
    limits: { event: PreviewLimits.event, batch: PreviewLimits.events },
  });
  const count = events.length + errors.length;
  if (count > PreviewLimits.events) {
    throw refused(diagnose('preview/too-many-events', { limit: PreviewLimits.events }));
  }
  const wrong = new Map(errors.map((error) => [error.index, error]));
  const good = events.values();
  return Array.from({ length: count }, (_, index) => {
    const error = wrong.get(index);
    if (error !== undefined) return { error };
    const { value: event } = good.next();
    if (event === undefined) throw new Error('every event is either good or named by an error');
    return event;
  });
}

function isEmptyList(bytes: Uint8Array): boolean {
  return (
    Buffer.from(bytes)
      .toString('latin1', 1, bytes.length - 1)
      .trim() === ''
  );
}

function bytesOf(body: Uint8Array, { start, end }: MemberRange): Uint8Array {
  return body.subarray(start, end);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuseLarge(what: string, text: string): void {
  const size = Buffer.byteLength(text);
  const limit = PreviewLimits.text;
  if (size > limit) throw refused(diagnose('preview/too-large', { what, size, limit }));
}

function wrongType(member: string, wanted: string): PreviewRefusal {
  return new PreviewRefusal(diagnose('preview/wrong-type', { member, wanted }));
}

function refused(diagnostic: ReturnType<typeof diagnose>): PreviewRefusal {
  return new PreviewRefusal(diagnostic);
}

function malformed(diagnostic: ReturnType<typeof diagnose>): PreviewRefusal {
  return new PreviewRefusal(diagnostic, { malformed: true });
}
