import { Hono } from 'hono';
import type { AdminEnv, AdminOptions } from '../AdminOptions.ts';
import { readBody } from '../readBody.ts';

/** What blueprints do, without anything being stored or sent. */
export function blueprintRoutes({ previewer, installations, bodyLimit }: AdminOptions): Hono<AdminEnv> {
  return new Hono<AdminEnv>().post('/preview', async (context) => {
    const body = await readBody(context, bodyLimit);
    const installed = new Map(installations.views().map(({ id, blueprint }) => [id, blueprint]));
    const text = await previewer.preview({ body, installed });
    return context.body(text, 200, { 'Content-Type': 'application/json' });
  });
}
