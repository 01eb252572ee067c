import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { diagnose } from '../diagnostics/diagnose.ts';
import { Overload, SpoolFault } from '../engine/index.ts';
import { canonicalise } from '../envelope/canonicalise.ts';
import { uuidv7 } from '../envelope/uuidv7.ts';
import { AdminError } from './AdminError.ts';
import type { AdminOptions } from './AdminOptions.ts';
import { bearerToken } from './bearerToken.ts';
import { page } from './page.ts';

/** Events that one request may send to an integration. */
const largestBatch = 1000;
const largestEvent = 1024 * 1024;

/** The admin API: what is in the catalog, what is installed, and how it fares. */
export function adminApp(options: AdminOptions): Hono {
  const { engine, catalog, token, onFault } = options;
  const app = new Hono();
  const api = app.basePath('/v1/admin');
  app.get('/metrics', bearerToken(token), async (context) => {
    return context.body(await engine.metrics.text(), 200, { 'Content-Type': 'text/plain; version=0.0.4' });
  });
  api.use('*', bearerToken(token));
  api.use('*', bodyLimit({ maxSize: options.bodyLimit, onError: () => tooLarge(options.bodyLimit) }));

  api.get('/integration-catalog', (context) => {
    const entries = [...catalog.values()].map((entry) => ({ id: entry.key, entry }));
    const { data, ...rest } = page(entries, context.req.query());
    return context.json({ data: data.map(({ entry }) => entry), ...rest });
  });
  api.get('/integration-catalog/:key', (context) => {
    const entry = catalog.get(context.req.param('key'));
    if (entry === undefined) throw notFound(context);
    return context.json(entry);
  });
  api.get('/integrations', (context) => context.json(page(engine.integrations(), context.req.query())));
  api.get('/integrations/:id', (context) => {
    const view = engine.integration(context.req.param('id'));
    if (view === undefined) throw notFound(context);
    return context.json(view);
  });
  api.get('/integrations/:id/ledger', (context) => {
    const ledger = engine.ledger(context.req.param('id'));
    if (ledger === undefined) throw notFound(context);
    return context.json(ledger);
  });
  const newEventId = uuidv7();
  api.post('/integrations/:id/events', async (context) => {
    const id = context.req.param('id');
    if (engine.integration(id) === undefined) throw notFound(context);
    const batch = canonicalise(new Uint8Array(await context.req.arrayBuffer()), {
      form: 'events',
      stamp: 'ours',
      now: Date.now(),
      newEventId,
      limits: { event: largestEvent, batch: largestBatch },
    });
    const accepted = batch.events.length === 0 ? 0 : await engine.append(batch, { integration: id });
    const status = accepted === 0 ? 400 : batch.errors.length > 0 ? 207 : 200;
    return context.json({ accepted, errors: batch.errors }, status);
  });

  app.notFound((context) => answer(context, notFound(context)));
  app.onError((error, context) => {
    if (error instanceof AdminError) return answer(context, error);
    if (error instanceof Overload)
      return answer(context, new AdminError(503, error.diagnostic, error.retryAfter));
    if (error instanceof SpoolFault) return answer(context, new AdminError(503, error.diagnostic));
    onFault(error);
    return answer(context, new AdminError(500, diagnose('admin/internal', {})));
  });
  return app;
}

function answer(context: Context, error: AdminError): Response {
  if (error.retryAfter !== undefined) context.header('Retry-After', String(Math.ceil(error.retryAfter)));
  if (error.status === 401) context.header('WWW-Authenticate', 'Bearer');
  return context.json(error.body(), error.status);
}

function notFound(context: Context): AdminError {
  return new AdminError(404, diagnose('admin/not-found', { path: context.req.path.slice(0, 200) }));
}

function tooLarge(limit: number): never {
  throw new AdminError(413, diagnose('ingest/body-too-large', { limit }));
}
