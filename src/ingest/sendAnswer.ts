import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Answer } from './Answer.ts';

/** Milliseconds that a client whose body is not wanted may go on sending it, so that it comes to read the answer. */
const LINGER = 1000;

/**
 * Sends an answer. Where the body of the request has not been read, the connection is closed behind the answer: not
 * at once, as the client might then lose the answer over the bytes that it is still sending.
 */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, headers }: Answer,
  more: OutgoingHttpHeaders = {},
): void {
  const unread = hasBody(request) && !request.complete;
  response.writeHead(status, {
    ...(body === '' ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
    ...more,
    ...headers,
    ...(unread ? { Connection: 'close' } : {}),
  });
  const content = request.method === 'HEAD' ? '' : body;
  if (!unread) {
    response.end(content);
    return;
  }
  response.write(content);
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, LINGER);
  request.once('end', end).once('close', end).resume();
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
