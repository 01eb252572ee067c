import type { Call } from '../Call.ts';
import type { Write } from '../ProxiedRequest.ts';
import { errorReply } from '../Reply.ts';

/** The peer does not like some records, and refuses every request that holds one, without saying which it is. */
export interface Poison {
  readonly kind: 'poison';
  readonly isPoison: (write: Write) => boolean;
  readonly name: string;
}

export async function poison(call: Call, { isPoison, name }: Poison): Promise<boolean> {
  if (!call.request.writes.some(isPoison)) {
    await call.pass();
    return false;
  }
  call.answer(errorReply(400, name, 'One or more of the parameter values were invalid.'));
  return true;
}
