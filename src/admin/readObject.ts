import type { Context } from 'hono';
import { diagnose } from '../diagnostics/diagnose.ts';
import { AdminError } from './AdminError.ts';

/**
 * The JSON object that a request carries.
 *
 * @throws AdminError 400 for anything else. Its message repeats nothing of the body, which may hold secrets.
 */
export async function readObject(context: Context): Promise<Record<string, unknown>> {
  const value = parse(await context.req.arrayBuffer());
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new AdminError(400, diagnose('admin/not-an-object', {}));
}

function parse(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AdminError(400, diagnose('admin/malformed-json', {}));
  }
}
