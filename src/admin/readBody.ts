import type { Context } from 'hono';
import { diagnose } from '../diagnostics/diagnose.ts';
import { AdminError } from './AdminError.ts';

/**
 * The bytes that a request carries.
 *
 * @throws AdminError 413 as soon as they are more than `limit`, 415 when they are packed.
 */
export async function readBody({ req }: Context, limit: number): Promise<Uint8Array> {
  const encoding = req.header('content-encoding') ?? 'identity';
  if (encoding !== 'identity') {
    const blanks = { encoding: JSON.stringify(encoding.slice(0, 40)) };
    throw new AdminError(415, diagnose('admin/packed-body', blanks));
  }
  const tooLarge = new AdminError(413, diagnose('ingest/body-too-large', { limit }));
  if (Number(req.header('content-length') ?? 0) > limit) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of req.raw.body ?? []) {
    bytes += chunk.length;
    if (bytes > limit) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
