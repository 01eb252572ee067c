import { isUtf8 } from 'node:buffer';
import type { Context } from 'hono';
import { diagnose } from '../diagnostics/diagnose.ts';
import { memberRanges } from '../envelope/memberRanges.ts';
import { AdminError } from './AdminError.ts';
import { readBody } from './readBody.ts';

/** Bytes: the longest secrets (16 KiB each) in all fields of an entry, and room beside them. */
const usualLimit = 512 * 1024;

/** Maps and lists within each other: far above any request, and below what ends a walk through them for want of stack. */
const maxDepth = 1000;

/** A JSON object, and its text: for what keeps all digits, or tells places in it. */
export interface ReadObject {
  readonly value: Record<string, unknown>;
  readonly text: string;
}

/**
 * The JSON object that a request carries.
 *
 * @param limit bytes.
 * @throws AdminError 413 for one beyond the limit, 422 for one too deep, 400 for anything that is none. Its message
 * repeats nothing of the body, which may hold secrets.
 */
export async function readObject(context: Context, limit = usualLimit): Promise<ReadObject> {
  const bytes = await readBody(context, limit);
  const ranges = isUtf8(bytes) ? memberRanges(bytes, maxDepth) : 'malformed';
  if (ranges === 'malformed') throw new AdminError(400, diagnose('admin/malformed-json', {}));
  if (ranges === 'no object') throw new AdminError(400, diagnose('admin/not-an-object', {}));
  if (ranges === 'deep') throw new AdminError(422, diagnose('ingest/too-deep', { limit: maxDepth }));
  const text = Buffer.from(bytes).toString('utf8');
  return { value: JSON.parse(text), text };
}
