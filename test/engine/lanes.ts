import type { Encoded } from '../../src/compiler/Encoded.ts';
import type { FilterReason } from '../../src/compiler/FilterReason.ts';
import type { Lane } from '../../src/compiler/Lane.ts';
import type { RecordBody } from '../../src/compiler/RecordBody.ts';
import { diagnose } from '../../src/diagnostics/diagnose.ts';
import type { EventBytes } from '../../src/envelope/EventBytes.ts';

type SmallLane = Pick<Lane, 'encode'>;

/** Copies the event, unless it says `filter` (with a reason), `dead` or `throw`. */
export const copyingLane: SmallLane = { encode: encodeCopy };

/** The same, with a promise that takes a while: the longer, the earlier the event stands. */
export const slowLane: SmallLane = {
  async encode(event, body, now) {
    const { n } = JSON.parse(textOf(event));
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, 5 - n)));
    return encodeCopy(event, body, now);
  },
};

function encodeCopy(event: EventBytes, body: RecordBody, _now: number): Encoded {
  const said: { filter?: FilterReason; dead?: boolean; throw?: boolean } = JSON.parse(textOf(event));
  if (said.filter !== undefined) return { outcome: 'filtered', reason: said.filter };
  if (said.dead) {
    return { outcome: 'dead', diagnostic: diagnose('file/not-found', { file: 'what the event wanted' }) };
  }
  const start = body.length;
  body.reserve(event.end - event.start);
  body.length += event.buffer.copy(body.buffer, start, event.start, event.end);
  if (said.throw) throw new Error('a fault of the lane');
  return { outcome: 'record', body, start, end: body.length, key: 'k' };
}

function textOf({ buffer, start, end }: EventBytes): string {
  return buffer.toString('utf8', start, end);
}
