import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/loadCatalog.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patchbay-catalog-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, title: string): Promise<void> {
  const text = `key: ${name}
name: ${title}
category: other
delivery_modes: [server_side]
provides: { destination: kinesis }
config_fields: []
variants: [{ key: default, name: Default, blueprint: ${name}/default }]
`;
  await writeFile(join(folder, title, `${name}.yaml`), text);
}

describe('loadCatalog', () => {
  beforeEach(async () => {
    await mkdir(join(folder, 'shipped'));
    await mkdir(join(folder, 'own'));
    await write('one', 'shipped');
    await write('two', 'shipped');
  });

  it('lets a later folder replace an entry and add others', async () => {
    await write('two', 'own');
    await write('three', 'own');
    const { entries, diagnostics } = await loadCatalog([join(folder, 'shipped'), join(folder, 'own')]);
    expect(diagnostics).toEqual([]);
    expect([...entries.values()].map(({ key, name }) => `${key} ${name}`)).toEqual([
      'one shipped',
      'two own',
      'three own',
    ]);
  });

  it('keeps the earlier entry while the later file is faulty, and says so', async () => {
    const file = join(folder, 'own', 'two.yaml');
    await writeFile(file, 'key: two\n');
    const { entries, diagnostics } = await loadCatalog([join(folder, 'shipped'), join(folder, 'own')]);
    expect(entries.get('two')?.name).toBe('shipped');
    expect(new Set(diagnostics.map((diagnostic) => diagnostic.file))).toEqual(new Set([file]));
  });

  it('takes a folder that is not there for an empty one', async () => {
    const { entries, diagnostics } = await loadCatalog([join(folder, 'shipped'), join(folder, 'nowhere')]);
    expect(diagnostics).toEqual([]);
    expect(entries.size).toBe(2);
  });

  it('reads *.yaml alone', async () => {
    await writeFile(join(folder, 'own', 'README.md'), '# not an entry');
    await mkdir(join(folder, 'own', 'folder.yaml'));
    const { entries, diagnostics } = await loadCatalog([join(folder, 'own')]);
    expect([entries.size, diagnostics]).toEqual([0, []]);
  });
});
