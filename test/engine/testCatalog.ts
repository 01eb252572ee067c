import { readFileSync } from 'node:fs';
import type { BlueprintLibrary } from '../../src/blueprint/resolveBlueprint.ts';
import { applyDefaults } from '../../src/catalog/applyDefaults.ts';
import type { CatalogEntry } from '../../src/catalog/CatalogEntry.ts';
import { loadCatalog } from '../../src/catalog/loadCatalog.ts';
import { sealConfig } from '../../src/catalog/sealConfig.ts';
import type { InstalledIntegration } from '../../src/engine/InstalledIntegration.ts';
import type { ProjectIntegration } from '../../src/project/Project.ts';

const { entries } = await loadCatalog(['catalog']);

function entryOf(key: string): CatalogEntry {
  const entry = entries.get(key);
  if (entry === undefined) throw new Error(`the catalog lacks ${key}`);
  return entry;
}

/** The shipped blueprints, and others by their text. */
export function libraryOf(texts: Record<string, string> = {}): BlueprintLibrary {
  return {
    names: () => Object.keys(texts),
    find(name) {
      const file = `blueprints/${name}.yaml`;
      if (Object.hasOwn(texts, name)) return { text: texts[name] ?? '', file };
      return name.startsWith('amazon_') ? { text: readFileSync(file), file } : undefined;
    },
  };
}

type TestIntegration = InstalledIntegration & ProjectIntegration;

/** An integration with DynamoDB, its credentials included. */
export function integrationOf(id: string, changes: Partial<TestIntegration> = {}): TestIntegration {
  const entry = entryOf('amazon_dynamodb');
  const config = {
    table_name: `table_of_${id}`,
    region: 'eu-west-1',
    access_key_id: 'AKIDEXAMPLE',
    secret_access_key: 'a very secret key',
  };
  return {
    id,
    name: `The ${id}`,
    entry,
    variant: 'default',
    blueprint: 'amazon_dynamodb/default',
    sources: undefined,
    enabled: true,
    config: sealConfig(entry, applyDefaults(entry, config)),
    ...changes,
  };
}
