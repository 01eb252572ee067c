import type { Call } from '../Call.ts';
import type { Write } from '../ProxiedRequest.ts';
import { errorReply, jsonReply, type Reply } from '../Reply.ts';

/** What the peer says of records that it did not take. */
export interface PartFailure {
  readonly code: string;
  readonly message?: string;
  /** What a table says besides when it took nothing at all. */
  readonly rest?: object;
}

/** Lets the peer carry out a part of the request, and says of the rest what AWS would say. */
export async function leavePart(
  call: Call,
  isLeft: (write: Write) => boolean,
  failure: PartFailure,
): Promise<boolean> {
  const { writes, operation } = call.request;
  const left = new Set(writes.filter(isLeft));
  const taken = writes.filter((write) => !left.has(write));
  if (left.size === 0) {
    await call.pass();
    return false;
  }
  const isStream = operation === 'PutRecords';
  const { code, message, rest } = failure;
  // DynamoDB leaves items unprocessed only when it processed others.
  if (!isStream && taken.length === 0) call.answer(errorReply(400, code, message, rest));
  else {
    const reply = taken.length === 0 ? undefined : await call.forward(taken);
    const isRefused = reply !== undefined && reply.status !== 200;
    if (isRefused) call.answer(reply);
    else call.answer(isStream ? inPart(writes, left, reply, failure) : unprocessed(call, left));
  }
  return true;
}

function unprocessed({ request }: Call, left: ReadonlySet<Write>): Reply {
  const members = [...left].map(({ member }) => member);
  return jsonReply(200, JSON.stringify({ UnprocessedItems: { [request.resource]: members } }));
}

function inPart(
  writes: readonly Write[],
  left: ReadonlySet<Write>,
  reply: Reply | undefined,
  { code, message = 'as the test says' }: PartFailure,
): Reply {
  const results: unknown[] = reply === undefined ? [] : JSON.parse(reply.body.toString()).Records;
  const failed = { ErrorCode: code, ErrorMessage: message };
  const Records = writes.map((write) => (left.has(write) ? failed : results.shift()));
  return jsonReply(200, JSON.stringify({ FailedRecordCount: left.size, Records }));
}
