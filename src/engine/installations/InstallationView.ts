import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { json } from '../../diagnostics/formats/json.ts';
import type { InstalledView } from '../InstalledView.ts';
import type { Owner, Revision } from './Revision.ts';

/** An installed integration with whose it is and since when, under the names of the API. */
export interface InstallationView extends InstalledView {
  readonly owner: Owner;
  readonly delivery_mode: string;
  /** What is wrong with its files, while the last good state runs on: as `check --format json` tells it. */
  readonly problems: readonly Record<string, unknown>[];
  /** ISO-8601. */
  readonly created_at: string;
  readonly updated_at: string;
}

export function installationViewOf(
  installed: InstalledView,
  first: Revision,
  latest: Revision,
  problems: readonly Diagnostic[],
): InstallationView {
  const { delivery_mode } = latest.settings;
  return {
    ...installed,
    delivery_mode,
    problems: problems.map(json),
    owner: latest.owner,
    created_at: first.created_at,
    updated_at: latest.created_at,
  };
}
