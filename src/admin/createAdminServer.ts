import { getRequestListener, RequestError } from '@hono/node-server';
import { diagnose } from '../diagnostics/diagnose.ts';
import { type BoundedServer, createBoundedServer, type ServerLimits } from '../ingest/createBoundedServer.ts';
import { AdminError } from './AdminError.ts';
import type { AdminOptions } from './AdminOptions.ts';
import { adminApp } from './adminApp.ts';

/** The HTTP server of the admin API. */
export function createAdminServer(options: AdminOptions, limits: Partial<ServerLimits> = {}): BoundedServer {
  const listener = getRequestListener(adminApp(options).fetch, {
    overrideGlobalObjects: false,
    errorHandler: (error) => refusalOf(error, options.onFault),
  });
  return createBoundedServer((request, response) => void listener(request, response), limits);
}

/** The answer to a request that never got as far as the routes. */
function refusalOf(error: unknown, onFault: AdminOptions['onFault']): Response {
  const isTheirs = error instanceof RequestError;
  if (!isTheirs) onFault(error);
  const refusal = isTheirs
    ? new AdminError(400, diagnose('ingest/not-http', {}))
    : new AdminError(500, diagnose('admin/internal', {}));
  return Response.json(refusal.body(), { status: refusal.status });
}
