import { type Context, Hono } from 'hono';
import { diagnose } from '../diagnostics/diagnose.ts';
import { AdminError } from './AdminError.ts';
import type { AdminEnv, AdminOptions } from './AdminOptions.ts';
import { authenticate } from './authenticate.ts';
import { requireUsualRole } from './requireRole.ts';
import { blueprintRoutes } from './routes/blueprintRoutes.ts';
import { catalogRoutes } from './routes/catalogRoutes.ts';
import { deadLetterRoutes } from './routes/deadLetterRoutes.ts';
import { eventRoutes } from './routes/eventRoutes.ts';
import { integrationRoutes } from './routes/integrationRoutes.ts';
import { revisionRoutes } from './routes/revisionRoutes.ts';
import { secretRoutes } from './routes/secretRoutes.ts';
import { tokenRoutes } from './routes/tokenRoutes.ts';
import { notFound, toAdminError } from './toAdminError.ts';

/** The admin API: what can be installed, what is, how it fares, and who may change it. */
export function adminApp(options: AdminOptions): Hono<AdminEnv> {
  const { engine, tokens, onFault } = options;
  const app = new Hono<AdminEnv>();
  app.get('/metrics', authenticate(tokens), async (context) => {
    return context.body(await engine.metrics.text(), 200, { 'Content-Type': 'text/plain; version=0.0.4' });
  });

  const api = app.basePath('/v1/admin');
  api.use('*', authenticate(tokens));
  // What is for admins alone comes before the rule for all others.
  api.route('/tokens', tokenRoutes(options));
  api.route('/secrets', secretRoutes(options));
  api.use('*', requireUsualRole());
  api.route('/integration-catalog', catalogRoutes(options));
  api.route('/blueprints', blueprintRoutes(options));
  api.route('/integrations', integrationRoutes(options));
  api.route('/integrations/:id/revisions', revisionRoutes(options));
  api.route('/integrations/:id/dead', deadLetterRoutes(options));
  api.route('/integrations/:id/events', eventRoutes(options));

  app.notFound((context) => answer(context, notFound(context.req.path)));
  app.onError((error, context) => {
    const known = toAdminError(error);
    if (known === undefined) onFault(error);
    return answer(context, known ?? new AdminError(500, diagnose('admin/internal', {})));
  });
  return app;
}

function answer(context: Context, error: AdminError): Response {
  if (error.retryAfter !== undefined) context.header('Retry-After', String(Math.ceil(error.retryAfter)));
  if (error.status === 401) context.header('WWW-Authenticate', 'Bearer');
  return context.json(error.body(), error.status);
}
