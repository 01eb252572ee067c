import { Hono } from 'hono';
import type { AdminEnv, AdminOptions } from '../AdminOptions.ts';
import { page } from '../page.ts';
import { readObject } from '../readObject.ts';
import { notFound } from '../toAdminError.ts';

/** What can be installed, and installing it. */
export function catalogRoutes({ catalog, installations }: AdminOptions): Hono<AdminEnv> {
  const entries = [...catalog.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return new Hono<AdminEnv>()
    .get('/', (context) => context.json(page(entries, context.req.query(), ({ key }) => key)))
    .get('/:key', (context) => {
      const entry = catalog.get(context.req.param('key'));
      if (entry === undefined) throw notFound(context.req.path);
      return context.json(entry);
    })
    .post('/:key/install', async (context) => {
      const { name: author } = context.get('caller');
      const request = await readObject(context);
      const template = await installations.install(context.req.param('key'), request, author);
      const revision = installations.revisions(template.id).at(-1);
      context.header('Location', `/v1/admin/integrations/${template.id}`);
      return context.json({ template, revision }, 201);
    });
}
