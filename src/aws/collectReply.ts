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
export async function collectReply(body: unknown): Promise<Buffer> {
  if (!(body instanceof Readable)) throw new Error('the reply has no body');
  const reply = await collect(body);
  if (!/^\s*\{/.test(reply.toString('latin1', 0, 64))) throw new Error('the reply is no JSON object');
  return reply;
}

/** By events, since an iterator costs as much as the rest of the request: a reply is one chunk or a few. */
function collect(body: Readable): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let isComplete = false;
    body.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > mostBytes) body.destroy(new Error(`the reply is larger than ${mostBytes} bytes`));
    });
    body.once('error', reject);
    body.once('close', () => {
      // An error that nobody sees costs more than all else here.
      if (!isComplete) reject(new Error('the reply broke off'));
    });
    body.once('end', () => {
      isComplete = true;
      const [first] = chunks;
      resolve(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks));
    });
  });
}
