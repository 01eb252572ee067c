import { Readable } from 'node:stream';

/**
 * What a reply may hold. The largest that AWS sends a writer are unprocessed items, which echo a request of 16 MB;
 * whoever sends more is no AWS, and must not fill our memory.
 */
const mostBytes = 32 * 1024 * 1024;

/**
 * Collects the body of a reply for the SDK. Every answer of AWS is a JSON object; the SDK itself would take an empty
 * body, `null` or a list for one without members, and so what a proxy on the way answers for an acknowledgement.
 *
 * @throws Error when the body is too large, breaks off or is no JSON object.
 */
export async function collectReply(body: unknown): Promise<Uint8Array> {
  if (!(body instanceof Readable)) throw new Error('the reply has no body');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error(`the reply is larger than ${mostBytes} bytes`);
  }
  const reply = Buffer.concat(chunks);
  if (!/^\s*\{/.test(reply.toString('latin1', 0, 64))) throw new Error('the reply is no JSON object');
  return reply;
}
