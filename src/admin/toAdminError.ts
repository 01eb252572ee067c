import { diagnose } from '../diagnostics/diagnose.ts';
import { InstallationRefusal, Overload, type RefusalKind, SpoolFault } from '../engine/index.ts';
import { PreviewRefusal } from '../review/preview/PreviewRefusal.ts';
import { AdminError } from './AdminError.ts';

const statuses: Record<RefusalKind, 404 | 409 | 422> = { unknown: 404, conflict: 409, invalid: 422 };

/** The answer to whatever ended a request; undefined when no caller is to blame: a bug. */
export function toAdminError(error: unknown): AdminError | undefined {
  if (error instanceof AdminError) return error;
  if (error instanceof InstallationRefusal) {
    return new AdminError(statuses[error.kind], error.diagnostic, { details: error.problems });
  }
  if (error instanceof PreviewRefusal) return new AdminError(error.malformed ? 400 : 422, error.diagnostic);
  if (error instanceof Overload)
    return new AdminError(503, error.diagnostic, { retryAfter: error.retryAfter });
  if (error instanceof SpoolFault) return new AdminError(503, error.diagnostic);
  return undefined;
}

export function notFound(path: string): AdminError {
  return new AdminError(404, diagnose('admin/not-found', { path: path.slice(0, 200) }));
}

/** @param allowed what the path takes. */
export function methodNotAllowed(method: string, allowed: readonly string[]): AdminError {
  const blanks = { method: method.slice(0, 20), allowed: allowed.join(', ') };
  return new AdminError(405, diagnose('admin/method-not-allowed', blanks), { allowed });
}
