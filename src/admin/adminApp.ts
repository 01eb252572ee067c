import { type Context, Hono } from 'hono';
import { diagnose } from '../diagnostics/diagnose.ts';
import { AdminError } from './AdminError.ts';
import type { AdminOptions } from './AdminOptions.ts';
import { defaultAdminLimits } from './limits/AdminLimits.ts';
import { OperationServer } from './OperationServer.ts';
import { openApiDocument } from './openapi/openApiDocument.ts';
import type { Operation } from './operations/Operation.ts';
import { operations } from './operations/operations.ts';
import { requestIdOf } from './requestIdOf.ts';
import { methodNotAllowed, notFound, toAdminError } from './toAdminError.ts';

interface AdminEnv {
  /** The operation that is asked for. */
  readonly Variables: { operation?: string };
}

/** Milliseconds: a destination that works answers within one second, and people wait for little more than this. */
const usualTestPatience = 10_000;

/** The admin API: the routes of all operations, and what every answer has in common. */
export function adminApp(options: AdminOptions): Hono<AdminEnv> {
  const { engine, onFault, limits = defaultAdminLimits, now = Date.now } = options;
  const { reloads = () => [], testPatience = usualTestPatience } = options;
  const document = JSON.stringify(openApiDocument(operations));
  const server = new OperationServer({ ...options, limits, now, reloads, testPatience, document });
  const app = new Hono<AdminEnv>();
  app.use('*', async (context, next) => {
    context.header('X-Request-Id', requestIdOf(context));
    context.header('Cache-Control', 'no-store');
    await next();
    const status = String(context.res.status);
    engine.metrics.measure('adminRequests', { operation: context.get('operation') ?? 'none', status }, 1);
  });
  for (const operation of operations) {
    app.on(operation.method, routeOf(operation), (context) => {
      context.set('operation', operation.id);
      return server.serve(operation, context);
    });
  }
  // What there is, is no business of those without a token.
  const demandToken = (context: Context) => {
    if (context.req.path.startsWith('/v1/admin/')) server.identify(context);
  };
  for (const [route, methods] of methodsByRoute(operations)) {
    app.all(route, (context) => {
      demandToken(context);
      return answer(context, methodNotAllowed(context.req.method, methods));
    });
  }
  app.notFound((context) => {
    demandToken(context);
    return answer(context, notFound(context.req.path));
  });
  app.onError((error, context) => {
    const known = toAdminError(error);
    if (known === undefined) onFault(error);
    return answer(context, known ?? new AdminError(500, diagnose('admin/internal', {})));
  });
  return app;
}

/** `/v1/admin/integrations/:id` */
function routeOf({ path }: Operation): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** HEAD is answered wherever GET is. */
function methodsByRoute(all: readonly Operation[]): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const operation of all) {
    const route = routeOf(operation);
    const own = operation.method === 'GET' ? ['GET', 'HEAD'] : [operation.method];
    methods.set(route, [...(methods.get(route) ?? []), ...own]);
  }
  return methods;
}

function answer(context: Context, error: AdminError): Response {
  if (error.retryAfter !== undefined) context.header('Retry-After', String(Math.ceil(error.retryAfter)));
  if (error.allowed !== undefined) context.header('Allow', error.allowed.join(', '));
  for (const [name, value] of Object.entries(error.headers)) context.header(name, value);
  if (error.status === 401) context.header('WWW-Authenticate', 'Bearer');
  return context.json(error.body(), error.status);
}
