import { Hono } from 'hono';
import type { AdminEnv, AdminOptions } from '../AdminOptions.ts';
import { requireRole } from '../requireRole.ts';

/** The key that seals secrets; for admins alone. */
export function secretRoutes({ installations }: AdminOptions): Hono<AdminEnv> {
  return new Hono<AdminEnv>().use('*', requireRole('admin')).post('/rotate', async (context) => {
    await installations.rotateKey();
    return context.json({ rotated: true });
  });
}
