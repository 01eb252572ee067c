import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/loadCatalog.ts';
import { packageFolder } from '../../src/yaml/packageFolder.ts';
import { readYaml } from '../../src/yaml/readYaml.ts';
import type { SchemaName } from '../../src/yaml/SchemaName.ts';
import { validate } from '../../src/yaml/validate.ts';

const folder = packageFolder('blueprints');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.yaml'),
);
const names = files.filter((file) => !file.endsWith('.test.yaml')).map((file) => file.replace('.yaml', ''));

function read(file: string, schema: SchemaName): Record<string, unknown> {
  const text = readFileSync(folder + file, 'utf8');
  expect(text.split('\n')[0]).toBe(`# yaml-language-server: $schema=../../schemas/${schema}.schema.json`);
  const { document, diagnostics } = readYaml(text, file);
  expect(diagnostics).toEqual([]);
  if (document === undefined) throw new Error('unreadable');
  expect(validate(document, schema)).toEqual([]);
  return document.value as Record<string, unknown>;
}

describe('the shipped blueprints', () => {
  it('are those of the variants of the shipped catalog', async () => {
    const { entries } = await loadCatalog([packageFolder('catalog')]);
    const used = [...entries.values()].flatMap(({ variants }) => variants.map(({ blueprint }) => blueprint));
    expect(names.sort()).toEqual(used.sort());
  });

  it.each(names)('%s is named after its place, says what it is for, and forwards every event', (name) => {
    const blueprint = read(`${name}.yaml`, 'blueprint');
    expect(blueprint).toMatchObject({
      blueprint: name,
      version: 1,
      description: expect.stringMatching(/\w\.$/),
    });
    for (const gate of ['when', 'consent', 'events', 'defaults']) expect(blueprint).not.toHaveProperty(gate);
  });

  it.each(names)('%s has tests', (name) => {
    const { tests } = read(`${name}.test.yaml`, 'test') as { tests: { name: string }[] };
    expect(tests.length).toBeGreaterThanOrEqual(3);
    expect(new Set(tests.map((test) => test.name)).size).toBe(tests.length);
  });
});
