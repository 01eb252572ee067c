import type { Context } from 'hono';
import { diagnose } from '../diagnostics/diagnose.ts';
import { AdminError } from './AdminError.ts';
import { readBody } from './readBody.ts';

/** Bytes: the longest secrets (16 KiB each) in all fields of an entry, and room beside them. */
const usualLimit = 512 * 1024;

/**
 * The JSON object that a request carries.
 *
 * @param limit bytes.
 * @throws AdminError 413 for one beyond the limit, 400 for anything that is none. Its message repeats nothing of the body, which may hold secrets.
 */
export async function readObject(context: Context, limit = usualLimit): Promise<Record<string, unknown>> {
  const value = parse(await readBody(context, limit));
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new AdminError(400, diagnose('admin/not-an-object', {}));
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AdminError(400, diagnose('admin/malformed-json', {}));
  }
}
