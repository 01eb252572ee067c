import { applyDefaults } from '../../catalog/applyDefaults.ts';
import type { CatalogEntry, Variant } from '../../catalog/CatalogEntry.ts';
import { Secret } from '../../catalog/Secret.ts';
import { sealConfig } from '../../catalog/sealConfig.ts';
import { type ConfigProblem, validateConfig } from '../../catalog/validateConfig.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Draft } from './Draft.ts';
import type { OpenedSettings } from './openSettings.ts';

export interface MergeOptions {
  /** The id of the integration, for messages. */
  readonly id: string;
  readonly entry: CatalogEntry;
  readonly variant: Variant | undefined;
  readonly before: Pick<OpenedSettings, 'values' | 'lost'> | undefined;
}

export interface MergedConfig extends Pick<Draft, 'config' | 'given'> {
  /** `config` is empty as soon as there is one; their fields are those of the entry. */
  readonly problems: readonly ConfigProblem[];
}

/** The masked form of a secret, which stands for the one that is kept. */
const mask = '***';

/**
 * Settings with others put over them. What is null or empty goes back to its default, a secret that is `***` is kept.
 */
export function mergeConfig(
  asked: Readonly<Record<string, unknown>>,
  { id, entry, variant, before }: MergeOptions,
): MergedConfig {
  const secrets = new Set(entry.config_fields.filter(({ type }) => type === 'secret').map(({ key }) => key));
  const values: Record<string, unknown> = Object.assign(Object.create(null), before?.values);
  const lost = new Set(before?.lost);
  const problems: ConfigProblem[] = [];
  for (const [field, value] of Object.entries(asked)) {
    if (secrets.has(field) && value === mask) {
      if (field in values || lost.has(field)) continue;
      problems.push({ ...diagnose('installation/masked-secret', { field }), field });
    }
    lost.delete(field);
    if (value === null || value === '') delete values[field];
    else values[field] = secrets.has(field) && typeof value === 'string' ? new Secret(value) : value;
  }
  for (const field of lost) {
    problems.push({ ...diagnose('secret/lost', { fields: field, integration: id }), field });
  }
  const complete = applyDefaults(entry, values, variant);
  const known = new Set(problems.map(({ field }) => field));
  problems.push(...validateConfig(entry, complete).filter(({ field }) => !known.has(field)));
  const given = Object.keys(values).toSorted();
  return { config: problems.length > 0 ? {} : sealConfig(entry, complete), given, problems };
}
