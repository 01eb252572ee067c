import { Agent, request } from 'node:http';
import type { DrawnRequest } from './DrawnRequest.ts';
import { deadline, type FuzzAnswer } from './findFault.ts';
import type { Target } from './Target.ts';

/** Beyond the deadline, so that a late answer is told from none. */
const patience = deadline + 5000;

/** Milliseconds for which a stream is read: it has no end. */
const streamTime = 200;

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** Sends a request as it is drawn. Rejects when no answer comes. */
export function exchangeOnce(drawn: DrawnRequest, target: Target): Promise<FuzzAnswer> {
  const { hostname, port } = new URL(drawn.side === 'admin' ? target.adminUrl : target.ingestUrl);
  const { method, path, headers, body, from } = drawn;
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    const sent = request({
      hostname,
      port,
      method,
      path,
      headers: { ...headers, ...length },
      // A path may be refused before the body has been read, which ends the connection.
      agent: from === undefined ? agent : false,
      ...(from === undefined ? {} : { localAddress: from }),
      setHost: true,
      timeout: patience,
    });
    sent.on('timeout', () => sent.destroy(new Error(`no answer in ${patience} ms`)));
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      const finish = () => {
        const shown = new Headers();
        for (const [name, value] of Object.entries(response.headers)) shown.set(name, String(value));
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: shown, text, took: performance.now() - begun });
      };
      response.on('end', finish);
      if (response.headers['content-type']?.startsWith('text/event-stream') !== true) return;
      setTimeout(() => {
        finish();
        response.destroy();
      }, streamTime);
    });
    sent.end(body);
  });
}

/** Whether a request failed because the server had answered and closed before all of its body had gone. */
export function isCutOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ECONNRESET', 'EPIPE'].includes(String(error.code));
}
