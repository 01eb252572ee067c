// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are references, no templates
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/loadCatalog.ts';
import { revealConfig } from '../../src/catalog/revealConfig.ts';
import { validateConfig } from '../../src/catalog/validateConfig.ts';
import { embeddedProject } from '../../src/project/embeddedProject.ts';
import { loadProject } from '../../src/project/loadProject.ts';
import { parseReference } from '../../src/project/parseReference.ts';
import { parseSize } from '../../src/project/parseSize.ts';
import { systemSecrets } from '../../src/project/SecretSource.ts';
import { packageFolder } from '../../src/yaml/packageFolder.ts';

const { entries: catalog } = await loadCatalog([packageFolder('catalog')]);

describe('parseSize', () => {
  it.each([
    ['512KiB', 512 * 1024],
    ['1MiB', 1024 ** 2],
    ['1 MiB', 1024 ** 2],
    ['10GiB', 10 * 1024 ** 3],
    ['2TiB', 2 * 1024 ** 4],
    ['100B', 100],
    ['100', 100],
    [100, 100],
    ['0', undefined],
    ['-1', undefined],
    ['1.5MiB', undefined],
    ['1MB', undefined],
    ['1mib', undefined],
    ['', undefined],
    [1.5, undefined],
    ['999999999999999TiB', undefined],
  ])('of %s is %s', (size, bytes) => {
    expect(parseSize(size)).toBe(bytes);
  });
});

describe('parseReference', () => {
  it.each([
    ['${env:AWS_KEY}', { kind: 'env', name: 'AWS_KEY' }],
    ['${file:/run/secrets/aws key}', { kind: 'file', name: '/run/secrets/aws key' }],
    ['$ecret{}', 'plain'],
    ['', 'plain'],
    ['${env:}', 'malformed'],
    ['${env:A-B}', 'malformed'],
    ['${env:A} ', 'malformed'],
    ['${env:A}${env:B}', 'malformed'],
    ['${ENV:A}', 'malformed'],
    ['${file:a}b}', 'malformed'],
  ])('of %s is %j', (text, expected) => {
    expect(parseReference(text)).toEqual(expected);
  });
});

describe('systemSecrets', () => {
  it('reads variables, and files from the folder without their last line break', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'patchbay-secrets-'));
    try {
      await writeFile(join(folder, 'aws'), 'hunter2\n');
      await writeFile(join(folder, 'windows'), 'two\r\nlines\r\n');
      await writeFile(join(folder, 'empty'), '\n');
      const secrets = systemSecrets(folder, { A: 'x', EMPTY: '' });
      expect([secrets.variable('A'), secrets.variable('EMPTY'), secrets.variable('NOPE')]).toEqual([
        'x',
        undefined,
        undefined,
      ]);
      expect([secrets.file('aws'), secrets.file(join(folder, 'aws')), secrets.file('windows')]).toEqual([
        'hunter2',
        'hunter2',
        'two\r\nlines',
      ]);
      expect([secrets.file('empty'), secrets.file('nope'), secrets.file('.')]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      expect([secrets.variable('constructor'), secrets.variable('__proto__')]).toEqual([
        undefined,
        undefined,
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('loadProject', () => {
  it('reads a file, and names the one that is not there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'patchbay-project-'));
    try {
      const file = join(folder, 'patchbay.yaml');
      expect((await loadProject(file, { catalog })).diagnostics).toMatchObject([
        { code: 'file/not-found', file },
      ]);
      await writeFile(file, 'data: here\n');
      expect((await loadProject(file, { catalog })).project?.data).toBe(join(folder, 'here'));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('the embedded project', () => {
  const project = embeddedProject({ catalog, folder: '/srv', ports: { dynamodb: 8000, kinesis: 4567 } });

  it('delivers to both emulators with settings that the catalog accepts', () => {
    expect(project.integrations.map(({ id, blueprint }) => [id, blueprint])).toEqual([
      ['int_dynamodb', 'amazon_dynamodb/default'],
      ['int_kinesis', 'amazon_kinesis/default'],
    ]);
    for (const { entry, config } of project.integrations) expect(validateConfig(entry, config)).toEqual([]);
    const [table, stream] = project.integrations.map(({ config }) => revealConfig(config));
    expect(table).toMatchObject({
      table_name: 'events',
      endpoint: 'http://127.0.0.1:8000',
      region: 'us-east-1',
    });
    expect(stream).toMatchObject({ stream_name: 'events', endpoint: 'http://127.0.0.1:4567' });
  });

  it('keeps what is under way in .patchbay, or where it is told to', () => {
    expect(project.data).toBe('/srv/.patchbay');
    const other = embeddedProject({
      catalog,
      folder: '/srv',
      data: '/var/p',
      ports: { dynamodb: 1, kinesis: 2 },
    });
    expect(other.data).toBe('/var/p');
  });
});
