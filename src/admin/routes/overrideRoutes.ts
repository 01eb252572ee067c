import { Hono } from 'hono';
import type { AdminEnv, AdminOptions } from '../AdminOptions.ts';
import { demandInstalled } from '../demandInstalled.ts';
import { page } from '../page.ts';
import { readObjectText } from '../readObjectText.ts';

/** The override of an installed integration: a list of one at most, which is set and cleared as a whole. */
export function overrideRoutes({ installations, overrides }: AdminOptions): Hono<AdminEnv> {
  return new Hono<AdminEnv>()
    .get('/', (context) => {
      const { id } = demandInstalled(installations, context.req.param('id') ?? '');
      const view = overrides.view(id);
      const views = view === undefined ? [] : [view];
      return context.json(page(views, context.req.query(), ({ integration_id }) => integration_id));
    })
    .put('/', async (context) => {
      const { id } = demandInstalled(installations, context.req.param('id') ?? '');
      const { name: author } = context.get('caller');
      return context.json(await overrides.set(id, await readObjectText(context), author));
    })
    .delete('/', async (context) => {
      const { id } = demandInstalled(installations, context.req.param('id') ?? '');
      await overrides.clear(id, context.get('caller').name);
      return context.json({ integration_id: id, deleted: true });
    })
    .get('/export', (context) => {
      const { id } = demandInstalled(installations, context.req.param('id') ?? '');
      return context.body(overrides.export(id), 200, { 'Content-Type': 'text/x-diff; charset=utf-8' });
    });
}
