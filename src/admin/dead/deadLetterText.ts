import type { DeadLetter } from '../../engine/index.ts';

/**
 * A dead letter as JSON. The event's bytes are put in as they are, so that its numbers keep their digits; bytes that
 * are no JSON, because the disk has damaged them, stand as base64.
 */
export function deadLetterText(letter: DeadLetter): string {
  const { id, revision, attempts, reply, receivedAt, diedAt, event } = letter;
  const { code, message, hint, path } = letter.diagnostic;
  const head = {
    id,
    revision,
    reason: {
      code,
      message,
      ...(path === undefined ? {} : { path }),
      ...(hint === undefined ? {} : { hint }),
    },
    reply: reply ?? null,
    attempts,
    received_at: new Date(receivedAt).toISOString(),
    died_at: new Date(diedAt).toISOString(),
  };
  const bytes = event.buffer.subarray(event.start, event.end);
  const text = bytes.toString('utf8');
  const rest = isJson(text) ? `"event":${text}` : `"event":null,"event_base64":"${bytes.toString('base64')}"`;
  return `${JSON.stringify(head).slice(0, -1)},${rest}}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
