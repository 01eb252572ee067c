import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import type { InstalledIntegration } from '../InstalledIntegration.ts';
import type { Draft } from './Draft.ts';
import type { OpenedSettings } from './openSettings.ts';
import type { Revision } from './Revision.ts';

/** A revision as the engine runs it. */
export function installedOf(draft: Draft, revision: Revision): InstalledIntegration {
  const { name, entry, variant, blueprint, sources, enabled, config } = draft;
  const { integration_id: id, revision_number } = revision;
  return { id, name, entry, variant, blueprint, sources, enabled, config, revision: revision_number };
}

/** A revision that cannot run, with what is known of it: it takes its events and keeps them. */
export function parkedOf(
  { integration_id: id, revision_number: revision, settings }: Revision,
  { values: config }: OpenedSettings,
  fault: Diagnostic,
): InstalledIntegration {
  const { name, integration: key, destination, blueprint, enabled } = settings;
  const entry = { key, provides: { destination }, troubleshooting: {} };
  const [variant, sources] = [settings.variant ?? undefined, settings.sources ?? undefined];
  return { id, name, entry, variant, blueprint, sources, enabled, config, revision, fault };
}
