import type { SendResult } from '../batch/Sink.ts';

/** A reply that cannot be understood acknowledges nothing: everything is sent again. */
export function malformedReply(message: string): SendResult {
  return { kind: 'refused', failure: { action: 'retry', code: 'MalformedReply', message } };
}
