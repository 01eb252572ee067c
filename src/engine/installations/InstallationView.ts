import type { InstalledView } from '../InstalledView.ts';
import type { Owner, Revision } from './Revision.ts';

/** An installed integration with whose it is and since when, under the names of the API. */
export interface InstallationView extends InstalledView {
  readonly owner: Owner;
  readonly delivery_mode: string;
  /** ISO-8601. */
  readonly created_at: string;
  readonly updated_at: string;
}

export function installationViewOf(
  installed: InstalledView,
  first: Revision,
  latest: Revision,
): InstallationView {
  const { delivery_mode } = latest.settings;
  return {
    ...installed,
    delivery_mode,
    owner: latest.owner,
    created_at: first.created_at,
    updated_at: latest.created_at,
  };
}
