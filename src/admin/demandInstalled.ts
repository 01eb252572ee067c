import { diagnose } from '../diagnostics/diagnose.ts';
import type { Installations, InstallationView } from '../engine/index.ts';
import { AdminError } from './AdminError.ts';

/** An installed integration by its id. @throws AdminError 404 when there is none. */
export function demandInstalled(installations: Installations, id: string): InstallationView {
  const view = installations.view(id);
  if (view !== undefined) return view;
  throw unknownIntegration(id);
}

export function unknownIntegration(id: string): AdminError {
  return new AdminError(404, diagnose('installation/unknown', { id: id.slice(0, 100) }));
}
