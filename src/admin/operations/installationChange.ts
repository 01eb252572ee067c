import type { Installations, InstallationView, RevisionView } from '../../engine/index.ts';
import type { Reply } from './Reply.ts';

/** What the present revision of an integration has changed, old and new values by name; secrets are `***`. */
export function installationChange(
  installations: Installations,
  { id, revision: number }: InstallationView,
): NonNullable<Reply['change']> {
  const revisions = installations.revisions(id);
  const after = revisions.find(({ revision_number }) => revision_number === number);
  const before = revisions.find(({ revision_number }) => revision_number === number - 1);
  const cause = after?.change_summary;
  if (before === undefined || after === undefined) return { target: id, after, cause };
  return {
    target: id,
    before: valuesOf(before, after.changes),
    after: valuesOf(after, after.changes),
    cause,
  };
}

/** @param names `sources`, `config.region`. */
function valuesOf(revision: RevisionView, names: readonly string[]): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null);
  values.revision = revision.revision_number;
  for (const name of names) {
    const field = name.startsWith('config.') ? name.slice('config.'.length) : undefined;
    const whole: Readonly<Record<string, unknown>> = field === undefined ? { ...revision } : revision.config;
    const key = field ?? (name === 'blueprint text' ? 'blueprint_hash' : name);
    values[name] = Object.hasOwn(whole, key) ? whole[key] : null;
  }
  return values;
}
