import type { Call } from '../Call.ts';
import { jsonReply } from '../Reply.ts';

/** The connection breaks in the middle of a reply that promises success; what was asked is done or not. */
export interface HalfReply {
  readonly kind: 'halfReply';
  readonly carriedOut: boolean;
}

export async function halfReply(call: Call, { carriedOut }: HalfReply): Promise<boolean> {
  const { status, headers, body } = carriedOut ? await call.forward() : success(call);
  call.outgoing.writeHead(status, { ...headers, 'content-length': body.length });
  call.outgoing.write(body.subarray(0, Math.ceil(body.length / 2)), () => call.cut());
  return true;
}

function success({ request }: Call) {
  const Records = request.writes.map((_, place) => ({ SequenceNumber: `4${place}`, ShardId: 'shardId-0' }));
  const isStream = request.operation === 'PutRecords';
  return jsonReply(
    200,
    JSON.stringify(isStream ? { FailedRecordCount: 0, Records } : { UnprocessedItems: {} }),
  );
}
