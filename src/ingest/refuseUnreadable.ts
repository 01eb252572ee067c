import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { errorAnswer } from './Answer.ts';

const phrases = {
  400: 'Bad Request',
  408: 'Request Timeout',
  413: 'Payload Too Large',
  431: 'Request Header Fields Too Large',
} as const;

/**
 * Has a server answer what it cannot read as HTTP, or what came too slowly, in the shape of all other errors. The
 * connection ends with it.
 */
export function refuseUnreadable(server: Server): void {
  const answers = new WeakMap<Duplex, ServerResponse>();
  server.on('request', ({ socket }, response) => {
    answers.set(socket, response);
    response.once('close', () => answers.delete(socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Words in the middle of another answer would be taken for a part of it.
    if (!socket.writable || answers.get(socket)?.headersSent) return void socket.destroy();
    const [status, fault] = faultOf(error.code);
    const { body } = errorAnswer(status, fault);
    const head = [
      `HTTP/1.1 ${status} ${phrases[status]}`,
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
  });
}

function faultOf(code = ''): [status: keyof typeof phrases, fault: Diagnostic] {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return [431, diagnose('ingest/header-too-large', {})];
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return [413, diagnose('ingest/not-http', {})];
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [408, diagnose('ingest/too-slow', {})];
    default:
      return [400, diagnose('ingest/not-http', {})];
  }
}
