import { memberRanges } from '../../envelope/memberRanges.ts';

/** Maps and lists within each other, in an event that ingest takes. */
const maxDepth = 64;

const mark = '"patchbay_test":true';
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;

/**
 * Writes `patchbay_test: true` into an event's context, so that blueprints and people can tell it from others. All
 * other bytes stay as they are, so that numbers keep their digits. What is no event is left for others to refuse.
 */
export function markTestEvent(event: Buffer): Buffer {
  const ranges = memberRanges(event, maxDepth);
  if (typeof ranges === 'string') return event;
  const context = ranges.get('context');
  if (context !== undefined && event[context.start] === OPEN_MAP) {
    return appendMember(event, context.end - 1, mark);
  }
  // A context that is no map is replaced: of two members with one name the last one counts.
  return appendMember(event, event.lastIndexOf(CLOSE_MAP), `"context":{${mark}}`);
}

/** @param end where the bracket of the map stands. */
function appendMember(event: Buffer, end: number, member: string): Buffer {
  let last = end - 1;
  while ((event[last] ?? OPEN_MAP) <= 0x20) last--;
  const separator = event[last] === OPEN_MAP ? '' : ',';
  return Buffer.concat([event.subarray(0, end), Buffer.from(separator + member), event.subarray(end)]);
}
