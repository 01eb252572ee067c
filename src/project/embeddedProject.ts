import { resolve } from 'node:path';
import { applyDefaults } from '../catalog/applyDefaults.ts';
import type { CatalogEntry } from '../catalog/CatalogEntry.ts';
import { sealConfig } from '../catalog/sealConfig.ts';
import { defaultData, defaultLimits, type Project, type ProjectIntegration } from './Project.ts';

export interface EmbeddedOptions {
  /** The catalog with the shipped entries. */
  readonly catalog: ReadonlyMap<string, CatalogEntry>;
  readonly folder: string;
  /** From the folder; `.patchbay` if not given. */
  readonly data?: string;
  /** Ports of the emulators on 127.0.0.1. */
  readonly ports: { readonly dynamodb: number; readonly kinesis: number };
}

/** What the emulators' table and stream are called. */
export const embeddedName = 'events';

/** The project that runs where there is no project file: both destinations, against emulators on this machine. */
export function embeddedProject({ catalog, folder, data = defaultData, ports }: EmbeddedOptions): Project {
  const table = { table_name: embeddedName, endpoint: `http://127.0.0.1:${ports.dynamodb}` };
  const stream = { stream_name: embeddedName, endpoint: `http://127.0.0.1:${ports.kinesis}` };
  return Object.freeze({
    folder: resolve(folder),
    data: resolve(folder, data),
    sources: Object.freeze([]),
    integrations: Object.freeze([
      embedded('int_dynamodb', entryOf(catalog, 'amazon_dynamodb'), table),
      embedded('int_kinesis', entryOf(catalog, 'amazon_kinesis'), stream),
    ]),
    limits: defaultLimits,
  });
}

function embedded(id: string, entry: CatalogEntry, config: Record<string, unknown>): ProjectIntegration {
  // The emulators ask for a signature and do not check it.
  const keys = { region: 'us-east-1', access_key_id: 'embedded', secret_access_key: 'embedded' };
  const [variant] = entry.variants;
  if (variant === undefined) throw new Error(`${entry.key} has no variant`);
  return Object.freeze({
    id,
    name: entry.name,
    entry,
    variant: variant.key,
    blueprint: variant.blueprint,
    sources: undefined,
    enabled: true,
    config: sealConfig(entry, applyDefaults(entry, { ...keys, ...config }, variant)),
  });
}

function entryOf(catalog: ReadonlyMap<string, CatalogEntry>, key: string): CatalogEntry {
  const entry = catalog.get(key);
  if (entry === undefined) throw new Error(`the catalog lacks ${key}`);
  return entry;
}
