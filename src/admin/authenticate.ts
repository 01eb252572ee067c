import type { MiddlewareHandler } from 'hono';
import { diagnose } from '../diagnostics/diagnose.ts';
import { AdminError } from './AdminError.ts';
import type { AdminEnv } from './AdminOptions.ts';
import type { TokenRegistry } from './tokens/TokenRegistry.ts';

/** Lets requests pass that show a token, and notes whose it is. */
export function authenticate(tokens: TokenRegistry): MiddlewareHandler<AdminEnv> {
  return async (context, next) => {
    const shown = /^Bearer +(\S{1,1000})$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (shown === undefined) throw new AdminError(401, diagnose('admin/unauthorized', {}));
    const caller = tokens.find(shown);
    if (caller === undefined) throw new AdminError(401, diagnose('admin/wrong-token', {}));
    context.set('caller', caller);
    await next();
  };
}
