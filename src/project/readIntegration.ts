import { applyDefaults } from '../catalog/applyDefaults.ts';
import type { CatalogEntry, Variant } from '../catalog/CatalogEntry.ts';
import type { Config } from '../catalog/Config.ts';
import { sealConfig } from '../catalog/sealConfig.ts';
import { validateConfig } from '../catalog/validateConfig.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { DocumentFaults } from '../yaml/DocumentFaults.ts';
import { pointer } from '../yaml/pointer.ts';
import type { ProjectIntegration } from './Project.ts';
import type { ProjectContext } from './ProjectContext.ts';
import type { SettingReader } from './SettingReader.ts';

/** An integration as the file writes it. */
export interface RawIntegration {
  readonly id: string;
  readonly name?: string;
  readonly integration: string;
  readonly variant?: string;
  readonly blueprint?: string;
  readonly sources?: readonly string[];
  readonly enabled?: boolean;
  readonly config?: Readonly<Record<string, unknown>>;
}

/** What it takes to read the parts of a project file. */
export interface Reading extends ProjectContext {
  readonly settings: SettingReader;
  readonly faults: DocumentFaults;
}

/** One entry of `integrations`, by meaning. Undefined when its catalog entry or its variant is unknown. */
export function readIntegration(
  raw: RawIntegration,
  at: string,
  reading: Reading,
): ProjectIntegration | undefined {
  const { catalog, hasBlueprint = () => true, faults } = reading;
  const entry = catalog.get(raw.integration);
  if (entry === undefined) {
    const near = suggest(raw.integration, catalog.keys());
    faults.report('project/unknown-integration', { key: raw.integration }, `${at}/integration`, near);
    return undefined;
  }
  const variant = raw.blueprint === undefined ? variantOf(entry, raw.variant) : undefined;
  if (raw.blueprint === undefined && variant === undefined) {
    const key = raw.variant ?? '';
    const keys = entry.variants.map((known) => known.key);
    const blanks = { integration: entry.key, key };
    faults.report('project/unknown-variant', blanks, `${at}/variant`, suggest(key, keys));
    return undefined;
  }
  const blueprint = raw.blueprint ?? variant?.blueprint ?? '';
  if (!hasBlueprint(blueprint)) {
    const place = raw.blueprint === undefined ? `${at}/variant` : `${at}/blueprint`;
    faults.report('project/unknown-blueprint', { name: blueprint }, place);
  }
  return Object.freeze({
    id: raw.id,
    name: raw.name ?? entry.name,
    entry,
    variant: variant?.key,
    blueprint,
    sources: raw.sources,
    enabled: raw.enabled ?? true,
    config: readConfig(raw.config ?? {}, `${at}/config`, entry, variant, reading),
  });
}

/** The named variant; without a name, the one that is called default, else the first. */
function variantOf({ variants }: CatalogEntry, key: string | undefined): Variant | undefined {
  if (key !== undefined) return variants.find((variant) => variant.key === key);
  return variants.find((variant) => variant.key === 'default') ?? variants[0];
}

function readConfig(
  raw: Readonly<Record<string, unknown>>,
  at: string,
  entry: CatalogEntry,
  variant: Variant | undefined,
  { settings, faults }: Reading,
): Config {
  const secretFields = new Set(
    entry.config_fields.filter(({ type }) => type === 'secret').map(({ key }) => key),
  );
  const given: Record<string, unknown> = Object.create(null);
  const unknown = new Set<string>();
  for (const [key, value] of Object.entries(raw)) {
    given[key] = settings.read(value, at + pointer(key), secretFields.has(key));
    if (given[key] === undefined) unknown.add(key);
  }
  const config = applyDefaults(entry, given, variant);
  for (const { field, ...problem } of validateConfig(entry, config)) {
    // What a reference holds is not known here, so that nothing can be wrong with it.
    if (unknown.has(field)) continue;
    faults.place(problem, at + pointer(field), problem.code === 'config/unknown-field' ? 'key' : 'value');
  }
  return sealConfig(entry, config);
}
