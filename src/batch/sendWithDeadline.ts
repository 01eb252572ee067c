import type { Clock } from './Clock.ts';
import type { Failure, SendResult, Sink } from './Sink.ts';

/**
 * Sends one request, aborts it after the deadline (milliseconds), and lets no answer pass that does not speak of
 * exactly the records that were sent.
 */
export async function sendWithDeadline<Item>(
  sink: Sink<Item>,
  items: readonly Item[],
  options: { readonly clock: Clock; readonly deadline: number; readonly abort: AbortController },
): Promise<SendResult> {
  const { clock, deadline, abort } = options;
  const cancel = clock.setTimer(deadline, () => abort.abort());
  try {
    const result = await sink.send(items, abort.signal);
    if (result.kind === 'refused' || result.replies.length === items.length) return result;
    const message = `${result.replies.length} replies came for ${items.length} records`;
    return { kind: 'refused', failure: { action: 'retry', code: 'MalformedReply', message } };
  } catch (error) {
    return { kind: 'refused', failure: faultOf(error) };
  } finally {
    cancel();
  }
}

/** A sink that throws breaks its contract. Its records are kept, and the fault is shown as the sink's state. */
export function faultOf(error: unknown): Failure {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { action: 'retry', code: name, message };
}
