import { Hono } from 'hono';
import type { AdminEnv, AdminOptions } from '../AdminOptions.ts';
import { demandInstalled, unknownIntegration } from '../demandInstalled.ts';
import { page } from '../page.ts';
import { readObject } from '../readObject.ts';

/**
 * What is installed. A change is a PATCH with what is to be different:
 * `{"config": {"region": "eu-west-1", "secret_access_key": "***"}}` keeps everything else, the secret included.
 */
export function integrationRoutes({ engine, installations }: AdminOptions): Hono<AdminEnv> {
  return new Hono<AdminEnv>()
    .get('/', (context) => context.json(page(installations.views(), context.req.query(), ({ id }) => id)))
    .get('/:id', (context) => context.json(demandInstalled(installations, context.req.param('id'))))
    .patch('/:id', async (context) => {
      const { name: author } = context.get('caller');
      const request = await readObject(context);
      return context.json(await installations.change(context.req.param('id'), request, author));
    })
    .delete('/:id', async (context) => context.json(await installations.remove(context.req.param('id'))))
    .post('/:id/enable', async (context) => {
      const { name: author } = context.get('caller');
      return context.json(await installations.change(context.req.param('id'), { enabled: true }, author));
    })
    .post('/:id/disable', async (context) => {
      const { name: author } = context.get('caller');
      return context.json(await installations.change(context.req.param('id'), { enabled: false }, author));
    })
    .get('/:id/ledger', (context) => {
      const id = context.req.param('id');
      const ledger = engine.ledger(id);
      // One that has left the project file has books still.
      if (ledger === undefined) throw unknownIntegration(id);
      const revision = installations.view(id)?.revision ?? ledger.revisions.at(-1)?.revision;
      return context.json({ integration_id: id, revision, ...ledger });
    });
}
