import { Hono } from 'hono';
import type { AdminEnv, AdminOptions } from '../AdminOptions.ts';
import { page } from '../page.ts';
import { readObject } from '../readObject.ts';
import { requireRole } from '../requireRole.ts';
import { notFound } from '../toAdminError.ts';

/** The tokens of this API; for admins alone. A new one is shown in the answer that makes it, and never again. */
export function tokenRoutes({ tokens }: AdminOptions): Hono<AdminEnv> {
  return new Hono<AdminEnv>()
    .use('*', requireRole('admin'))
    .get('/', (context) => context.json(page(tokens.list(), context.req.query(), ({ id }) => id)))
    .post('/', async (context) => {
      const { name, role } = await readObject(context);
      return context.json(await tokens.create(name, role, context.get('caller').name), 201);
    })
    .delete('/:id', async (context) => {
      const id = context.req.param('id');
      if (!(await tokens.revoke(id))) throw notFound(context.req.path);
      return context.json({ id, revoked: true });
    });
}
