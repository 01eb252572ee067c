import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { diagnose } from '../diagnostics/diagnose.ts';
import { AdminError } from './AdminError.ts';

/** Lets requests pass that show the token; hashes are compared, so that time tells nothing of it. */
export function bearerToken(token: string): MiddlewareHandler {
  const expected = digest(token);
  return async (context, next) => {
    const shown = /^Bearer +(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (shown === undefined || !timingSafeEqual(digest(shown), expected)) {
      throw new AdminError(401, diagnose('admin/unauthorized', {}));
    }
    await next();
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
