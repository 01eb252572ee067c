import { checkAnswer, checkTaken } from '../checkAnswer.ts';
import type { DrawnRequest } from './DrawnRequest.ts';

export interface FuzzAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Milliseconds. */
  readonly took: number;
}

/**
 * Milliseconds within which every answer is there. A change gives what is under way to a destination that fails 5 s to
 * settle, and those of one integration come one after the other.
 */
export const deadline = 30_000;

/** What is wrong with an answer; undefined when nothing is. */
export function findFault(
  { side, method, path, body }: DrawnRequest,
  answer: FuzzAnswer,
  secrets: readonly string[],
): string | undefined {
  const { status, headers, text, took } = answer;
  if (status >= 500 && status !== 503) return `answers ${status}`;
  if (took > deadline) return `takes ${took} ms`;
  const all = `${text}${JSON.stringify([...headers])}`;
  const shown = secrets.find((secret) => all.includes(secret));
  if (shown !== undefined) return `shows the secret ${shown}`;
  try {
    const [pure = ''] = path.split('?');
    if (side === 'ingest') checkIngest(method, pure, answer);
    else {
      checkAnswer(method, normalised(pure), answer);
      if (status < 300 && body !== undefined) checkTaken(method, normalised(pure), body);
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** As a URL has it: dots are followed, also where they are encoded. */
function normalised(path: string): string {
  return new URL(path, 'http://localhost').pathname;
}

function checkIngest(method: string, path: string, { status, headers, text }: FuzzAnswer): void {
  if (method === 'HEAD' || status === 204) return;
  if (!headers.get('content-type')?.startsWith('application/json'))
    throw new Error(`${path} answers no JSON`);
  const body = JSON.parse(text);
  const isCount = Number.isInteger(body.accepted) && Array.isArray(body.errors);
  const isError = typeof body.error?.code === 'string' && typeof body.error?.message === 'string';
  const isState = body.status === 'ok' || (typeof body.ready === 'boolean' && Array.isArray(body.reasons));
  if (!isCount && !isError && !isState)
    throw new Error(`${path} answers another shape: ${text.slice(0, 300)}`);
}
