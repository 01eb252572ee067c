import type { Call } from '../Call.ts';
import { errorReply } from '../Reply.ts';

/** The peer refuses the whole request with an error of this name. */
export interface ErrorFault {
  readonly kind: 'error';
  readonly status: number;
  readonly name: string;
  readonly message?: string;
}

export function error(call: Call, { status, name, message }: ErrorFault): boolean {
  call.answer(errorReply(status, name, message));
  return true;
}
