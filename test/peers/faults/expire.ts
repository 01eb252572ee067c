import type { Call } from '../Call.ts';
import type { ProxiedRequest } from '../ProxiedRequest.ts';
import { errorReply } from '../Reply.ts';

/** Some credentials have ended; requests with others go through. */
export interface Expire {
  readonly kind: 'expire';
  readonly isExpired: (request: ProxiedRequest) => boolean;
}

export async function expire(call: Call, { isExpired }: Expire): Promise<boolean> {
  if (!isExpired(call.request)) {
    await call.pass();
    return false;
  }
  const words = 'The security token included in the request is expired';
  call.answer(errorReply(400, 'ExpiredTokenException', words));
  return true;
}
