import { Hono } from 'hono';
import { canonicalise } from '../../envelope/canonicalise.ts';
import { uuidv7 } from '../../envelope/uuidv7.ts';
import type { AdminEnv, AdminOptions } from '../AdminOptions.ts';
import { demandInstalled } from '../demandInstalled.ts';
import { readBody } from '../readBody.ts';

/** What one request may send to an integration. */
const limits = { event: 1024 * 1024, batch: 1000 };

/** Sends events to one integration alone. */
export function eventRoutes({ engine, installations, bodyLimit }: AdminOptions): Hono<AdminEnv> {
  const newEventId = uuidv7();
  return new Hono<AdminEnv>().post('/', async (context) => {
    const { id } = demandInstalled(installations, context.req.param('id') ?? '');
    const body = await readBody(context, bodyLimit);
    const batch = canonicalise(body, { form: 'events', stamp: 'ours', now: Date.now(), newEventId, limits });
    const accepted = batch.events.length === 0 ? 0 : await engine.append(batch, { integration: id });
    const status = accepted === 0 ? 400 : batch.errors.length > 0 ? 207 : 200;
    return context.json({ accepted, errors: batch.errors }, status);
  });
}
