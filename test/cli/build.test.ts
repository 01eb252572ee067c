import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runPatchbay } from '../endToEnd/runPatchbay.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';

const project = `integrations:
  - id: int_events
    integration: amazon_dynamodb
    blueprint: own/totals
    config: { table_name: events, region: eu-west-1, access_key_id: "\${env:AWS_KEY}", secret_access_key: "\${env:AWS_SECRET}" }
  - id: int_stream
    integration: amazon_kinesis
    config: { stream_name: events, region: eu-west-1, access_key_id: "\${env:AWS_KEY}", secret_access_key: "\${env:AWS_SECRET}" }
`;

const typedHost = `import { type BuiltModule, type Outcome, readEvent } from 'patchbay/runtime';
import { modules } from './build/index.js';
import { destination, transform } from './build/integrations/int_events.js';
import { transform as stream } from './build/integrations/int_stream.js';
const item = transform(readEvent('{"type":"page"}'));
const record = stream(readEvent('{"type":"page"}'), 0);
export const wire: string = item.outcome === 'record' ? item.record.wire : item.outcome;
export const data: Uint8Array | undefined = record.outcome === 'record' ? record.record.data : undefined;
export const kind: 'dynamodb' = destination;
export const any: BuiltModule | undefined = modules.get('int_events');
export const outcome: Outcome | undefined = any?.transform(readEvent('{"type":"page"}'));
// @ts-expect-error a text is no event
transform('{}');
`;

const totals = 'extends: own/base\nitem: { total: { from: properties.total, type: N } }\n';
const base = 'key: { partition: event_id }\nitem: { event_id: event_id, by: integration_id }\n';

/** A project with two integrations, one of them with a blueprint of its own. */
function openProject(files: Record<string, string> = {}): string {
  const folder = temporaryFolder();
  const all = {
    'patchbay.yaml': project,
    'blueprints/own/totals.yaml': totals,
    'blueprints/own/base.yaml': base,
    ...files,
  };
  for (const [file, text] of Object.entries(all)) put(join(folder, file), text);
  return folder;
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Every file below a folder with its text. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const texts = files
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')]);
  return Object.fromEntries(texts);
}

const build = (folder: string, ...args: string[]) => runPatchbay(folder, ['build', ...args]);

describe('patchbay build', () => {
  it('writes a module for each integration of the project, needing none of its secrets', async () => {
    const folder = openProject();
    const { code, talk } = await build(folder);
    expect([code, talk]).toEqual([0, '2 modules in build: 8 files written\n']);
    const files = contents(join(folder, 'build'));
    expect(Object.keys(files)).toEqual([
      'index.d.ts',
      'index.js',
      'integrations/int_events.d.ts',
      'integrations/int_events.js',
      'integrations/int_stream.d.ts',
      'integrations/int_stream.js',
      'manifest.json',
      'package.json',
    ]);
    expect(files['integrations/int_events.js']).toContain('int_events');
    expect(files['integrations/int_events.d.ts']).toContain('Outcome<ItemRecord>');
    expect(files['integrations/int_stream.d.ts']).toContain('Outcome<StreamRecord>');
    const manifest = JSON.parse(files['manifest.json'] ?? '');
    expect(manifest.modules[0]).toEqual({
      name: 'int_events',
      file: 'integrations/int_events.js',
      destination: 'dynamodb',
      blueprint: 'own/totals',
      integration_id: 'int_events',
      sources: [
        { file: 'blueprints/own/totals.yaml', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        { file: 'blueprints/own/base.yaml', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ],
    });
    expect(manifest.modules[1].sources[0].file).toBe('patchbay/blueprints/amazon_kinesis/default.yaml');
  });

  it('writes the same bytes again, also where the project lies elsewhere', async () => {
    const folder = openProject();
    await build(folder);
    const first = contents(join(folder, 'build'));
    const elsewhere = temporaryFolder();
    for (const file of ['patchbay.yaml', 'blueprints'])
      cpSync(join(folder, file), join(elsewhere, file), { recursive: true });
    await build(elsewhere);
    expect(contents(join(elsewhere, 'build'))).toEqual(first);
    const again = await build(folder);
    expect(again.talk).toBe('2 modules in build: 0 files written\n');
    expect(contents(join(folder, 'build'))).toEqual(first);
  });

  it('writes types that tell the records of one destination from those of another', async () => {
    const folder = openProject();
    await build(folder);
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(resolve('.'), join(folder, 'node_modules', 'patchbay'));
    // No types of Node: a host may be something else.
    const options = { module: 'nodenext', target: 'es2022', strict: true, noEmit: true, types: [] };
    put(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['host.ts'] }));
    put(join(folder, 'package.json'), '{"type":"module"}');
    put(join(folder, 'host.ts'), typedHost);
    const { stdout, status } = spawnSync(resolve('node_modules/.bin/tsc'), ['-p', folder], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, '']);
  });

  it('takes ids, names and files below blueprints/, and without a project all blueprints of the folder', async () => {
    const folder = openProject();
    const named = ['int_stream', 'amazon_dynamodb/default', 'blueprints/own/base.yaml'];
    expect(
      (await build(folder, ...named, '--out', 'dist/modules', '--integration-id', 'int_mine')).code,
    ).toBe(0);
    const files = contents(join(folder, 'dist', 'modules'));
    expect(files['index.js']).toContain('["amazon_dynamodb/default", $0]');
    expect(files['blueprints/own/base.js']).toContain('int_mine');
    expect(files['integrations/int_stream.js']).toContain('int_stream');
    rmSync(join(folder, 'patchbay.yaml'));
    await build(folder);
    expect(Object.keys(contents(join(folder, 'build')))).toContain('blueprints/own/totals.js');
  });

  it('says with --check what is not current, and writes nothing', async () => {
    const folder = openProject();
    const missing = await build(folder, '--check');
    expect(missing.code).toBe(1);
    expect(missing.talk).toContain('error[build/not-current] build/integrations/int_events.js is missing');
    expect(existsSync(join(folder, 'build'))).toBe(false);
    await build(folder);
    expect(await build(folder, '--check')).toMatchObject({ code: 0, talk: '' });
    put(join(folder, 'blueprints/own/base.yaml'), `${base}when: type = "track"\n`);
    const before = contents(join(folder, 'build'));
    const changed = await build(folder, '--check');
    expect(changed.code).toBe(1);
    expect(changed.talk).toContain('build/integrations/int_events.js differs');
    expect(changed.talk).not.toContain('int_stream');
    expect(contents(join(folder, 'build'))).toEqual(before);
  });

  it('removes what it wrote and no longer writes, with the folders left empty, and nothing of others', async () => {
    const folder = openProject();
    await build(folder, 'own/totals', 'amazon_kinesis/default');
    put(join(folder, 'build/notes.txt'), 'mine');
    put(join(folder, 'build/blueprints/own/extra.js'), 'mine');
    const { talk } = await build(folder, 'int_stream');
    expect(talk).toBe('1 module in build: 4 files written, 4 removed\n');
    const files = contents(join(folder, 'build'));
    expect(Object.keys(files)).toEqual([
      'blueprints/own/extra.js',
      'index.d.ts',
      'index.js',
      'integrations/int_stream.d.ts',
      'integrations/int_stream.js',
      'manifest.json',
      'notes.txt',
      'package.json',
    ]);
    expect(existsSync(join(folder, 'build/blueprints/amazon_kinesis'))).toBe(false);
  });

  it.each([
    ['a file', 'index.js', 'export default 1;\n'],
    ['a manifest of something else', 'manifest.json', '{"name":"an app","icons":[]}\n'],
    ['a folder where a file should be', 'package.json/readme', 'x'],
  ])('does not replace %s that it did not write, and then writes nothing', async (_, file, text) => {
    const folder = openProject({ [`build/${file}`]: text });
    const { code, talk } = await build(folder);
    expect(code).toBe(1);
    expect(talk).toContain(`error[build/foreign-file] build/${file.split('/')[0]} is there already`);
    expect(contents(join(folder, 'build'))).toEqual({ [file]: text });
  });

  it('believes no manifest that names files outside of its folder', async () => {
    const folder = openProject({ 'precious.js': 'mine' });
    await build(folder);
    const path = join(folder, 'build', 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    for (const file of [
      '../precious.js',
      join(folder, 'precious.js'),
      'blueprints/../../precious.js',
      null,
      {},
    ])
      manifest.files.push({ file });
    put(path, JSON.stringify(manifest));
    expect((await build(folder)).code).toBe(0);
    expect(readFileSync(join(folder, 'precious.js'), 'utf8')).toBe('mine');
    for (const broken of ['{', 'null', '[]', '{"patchbay":"1","files":3}']) {
      put(path, broken);
      expect((await build(folder)).talk).toContain('build/foreign-file');
    }
  });

  it('builds nothing at all when one blueprint is interpreted or has an error', async () => {
    const folder = openProject();
    await build(folder);
    const before = contents(join(folder, 'build'));
    put(
      join(folder, 'blueprints/own/totals.yaml'),
      `${totals}when: "($clone := function($x) { $x }; true)"\n`,
    );
    const interpreted = await build(folder);
    expect(interpreted.code).toBe(1);
    expect(interpreted.talk).toContain('error[build/interpreted] int_events cannot be built');
    expect(interpreted.talk).toContain('blueprints/own/totals.yaml');
    put(join(folder, 'blueprints/own/totals.yaml'), `${totals}itme: {}\n`);
    const faulty = await build(folder);
    expect([faulty.code, faulty.talk]).toEqual([1, expect.stringContaining('did you mean')]);
    expect(contents(join(folder, 'build'))).toEqual(before);
  });

  it('refuses names that differ in case alone, which some disks take for one file', async () => {
    const folder = openProject({ 'blueprints/own/Base.yaml': base });
    const { code, talk } = await build(folder, 'own/base', 'own/Base');
    expect(code).toBe(1);
    expect(talk).toContain('error[build/same-file]');
    expect(existsSync(join(folder, 'build'))).toBe(false);
  });

  it.each([
    [['nowhere/at-all'], 'build/unknown-name'],
    [['int_evnets'], 'did you mean int_events?'],
    [['../secrets.yaml'], 'build/unknown-name'],
    [['__proto__'], 'build/unknown-name'],
  ])('ends with 2 where there is no %j', async (names, complaint) => {
    const { code, talk } = await build(openProject(), ...names);
    expect([code, talk]).toEqual([2, expect.stringContaining(complaint)]);
  });

  it('ends with 2 in an empty folder', async () => {
    const { code, talk } = await build(temporaryFolder());
    expect([code, talk]).toEqual([2, expect.stringContaining('build/nothing-to-build')]);
  });

  it('ends with 1 and builds nothing from a project that has errors', async () => {
    const folder = openProject({ 'patchbay.yaml': project.replace('own/totals', 'own/none') });
    const { code, talk } = await build(folder);
    expect([code, talk]).toEqual([1, expect.stringContaining('project/unknown-blueprint')]);
  });
});
