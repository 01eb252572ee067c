import type { IncomingMessage } from 'node:http';
import type { RequestMemory } from './RequestMemory.ts';

/** What is held for a body until more of it has come. */
const FIRST_BYTES = 64 * 1024;
/** Every received byte is written once more, in its canonical form. */
const COPIES = 2;

export type Reception =
  | { readonly kind: 'received'; readonly body: Buffer }
  | { readonly kind: 'too-large' | 'busy' | 'aborted' };

/**
 * Receives the body of a request. It resolves in every case; nothing more is read after `too-large` and `busy`.
 *
 * @param limit bytes of the body.
 */
export function receiveBody(
  request: IncomingMessage,
  limit: number,
  memory: RequestMemory,
): Promise<Reception> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limit) return Promise.resolve({ kind: 'too-large' });
  const first = Math.min(declared === 0 ? FIRST_BYTES : declared, FIRST_BYTES);
  if (!memory.reserve(first * COPIES)) return Promise.resolve({ kind: 'busy' });
  return new Promise((resolve) => {
    let buffer = memory.buffer(first);
    let reserved = first;
    let length = 0;
    const settle = (reception: Reception) => {
      request.off('data', take).off('end', end).off('close', abort).off('error', abort);
      resolve(reception);
    };
    const take = (part: Buffer) => {
      const wanted = length + part.length;
      if (wanted > limit) return settle({ kind: 'too-large' });
      if (wanted > reserved) {
        const size = Math.min(limit, Math.max(wanted, reserved * 2));
        if (!memory.reserve((size - reserved) * COPIES)) return settle({ kind: 'busy' });
        reserved = size;
      }
      if (wanted > buffer.length) {
        const grown = memory.buffer(reserved);
        buffer.copy(grown, 0, 0, length);
        buffer = grown;
      }
      part.copy(buffer, length);
      length = wanted;
    };
    const end = () => settle({ kind: 'received', body: buffer.subarray(0, length) });
    const abort = () => settle({ kind: 'aborted' });
    request.on('data', take).on('end', end).on('close', abort).on('error', abort);
  });
}
