import type { MiddlewareHandler } from 'hono';
import { diagnose } from '../diagnostics/diagnose.ts';
import { AdminError } from './AdminError.ts';
import type { AdminEnv } from './AdminOptions.ts';
import { covers, type Role } from './tokens/Role.ts';

const reading = ['GET', 'HEAD'];

/** Lets requests pass whose token may do what they ask: reading takes a viewer, anything else an editor. */
export function requireUsualRole(): MiddlewareHandler<AdminEnv> {
  return (context, next) =>
    requireRole(reading.includes(context.req.method) ? 'viewer' : 'editor')(context, next);
}

/** Lets requests pass whose token has this role or a greater one. */
export function requireRole(needed: Role): MiddlewareHandler<AdminEnv> {
  return async (context, next) => {
    const { name, role } = context.get('caller');
    if (!covers(role, needed)) {
      throw new AdminError(403, diagnose('admin/forbidden', { name, role, needed }));
    }
    await next();
  };
}
