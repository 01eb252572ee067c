import type { Call } from '../Call.ts';
import { jsonReply } from '../Reply.ts';
import { leavePart } from './leavePart.ts';

/** BatchWriteItem: the writes at these places are not passed on, and come back unprocessed. */
export interface Unprocessed {
  readonly kind: 'unprocessed';
  readonly places: readonly number[];
}

export async function unprocessed(call: Call, { places }: Unprocessed): Promise<boolean> {
  const { request } = call;
  if (request.operation === 'BatchWriteItem' && request.writes.every(({ place }) => places.includes(place))) {
    call.answer(jsonReply(200, JSON.stringify({ UnprocessedItems: unprocessedOf(call) })));
    return true;
  }
  return leavePart(call, ({ place }) => places.includes(place), { code: 'ThrottlingException' });
}

function unprocessedOf({ request }: Call): object {
  return { [request.resource]: request.writes.map(({ member }) => member) };
}
