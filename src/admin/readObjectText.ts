import type { Context } from 'hono';
import { diagnose } from '../diagnostics/diagnose.ts';
import { AdminError } from './AdminError.ts';
import { readBody } from './readBody.ts';

/** Bytes: the longest secrets (16 KiB each) in all fields of an entry, and room beside them. */
const limit = 512 * 1024;

/**
 * The JSON object that a request carries, as it was written: for what tells places in it, and keeps all digits.
 *
 * @throws AdminError 413 for one beyond 512 KiB, 400 for anything that is none. Its message repeats nothing of the body, which may hold secrets.
 */
export async function readObjectText(context: Context): Promise<string> {
  const text = decode(await readBody(context, limit));
  const value = parse(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return text;
  throw new AdminError(400, diagnose('admin/not-an-object', {}));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AdminError(400, diagnose('admin/malformed-json', {}));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AdminError(400, diagnose('admin/malformed-json', {}));
  }
}
