import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { freePort } from '../peers/freePort.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { itemsOf } from './awsTables.ts';
import { runPatchbay } from './runPatchbay.ts';
import { startServe } from './startServe.ts';

const npm = (folder: string, ...args: string[]) =>
  execFileSync('npm', ['--no-audit', '--no-fund', '--loglevel=error', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });

const event = '{"type":"track","event":"E","messageId":"m1","userId":"u1","properties":{"total":19.90}}\n';

it('the package works in an empty folder: it runs, serves, sends and builds', async () => {
  const folder = temporaryFolder();
  // dist/ stands already; packing must not build it anew under the other tests.
  npm(process.cwd(), 'pack', '--ignore-scripts', '--pack-destination', folder);
  const [tarball = ''] = readdirSync(folder);
  npm(folder, 'init', '--yes');
  npm(folder, 'install', join(folder, tarball));
  const script = resolve(folder, 'node_modules', 'patchbay', 'dist', 'cli', 'main.js');
  expect(readdirSync(join(folder, 'node_modules', '.bin'))).toContain('patchbay');

  const shipped = await runPatchbay(folder, ['run', 'amazon_kinesis/flat'], {}, { script, input: event });
  expect(JSON.parse(shipped.out)).toMatchObject({ outcome: 'record', record: { partitionKey: 'u1' } });
  expect(shipped.code).toBe(0);

  mkdirSync(join(folder, 'blueprints', 'own'), { recursive: true });
  writeFileSync(
    join(folder, 'blueprints', 'own', 'totals.yaml'),
    'blueprint: own/totals\nextends: amazon_dynamodb/default\nitem: { total: properties.total }\n',
  );
  const own = await runPatchbay(folder, ['run', 'own/totals'], {}, { script, input: event });
  expect(own.out).toContain('"total":{"N":"19.90"}');

  const checked = await runPatchbay(folder, ['check'], {}, { script });
  expect([checked.code, checked.out]).toEqual([0, expect.stringMatching(/1 file/)]);
  const bundle = join(folder, 'node_modules', 'patchbay', 'dist', 'bundle');
  expect(readdirSync(bundle)).toContain('main.js');
  const licences = readFileSync(join(bundle, 'LICENSES.txt'), 'utf8');
  expect(licences.match(/^\S+(?=\n=+\n)/gm)).toEqual(expect.arrayContaining(['ajv', 'jsonata', 'yaml']));

  const [dynamodb, kinesis] = [await freePort(), await freePort()];
  const ports = { PATCHBAY_DYNAMODB_PORT: String(dynamodb), PATCHBAY_KINESIS_PORT: String(kinesis) };
  const serving = await startServe(folder, ports, [], script);
  expect((await serving.post('/v1/track', JSON.parse(event))).status).toBe(200);
  await serving.settled('int_dynamodb', 1);
  const input = join(folder, 'events.jsonl');
  writeFileSync(input, event.replace('m1', 'm2'));
  const sent = await runPatchbay(folder, ['send', 'int_dynamodb', '--input', input], ports, { script });
  expect(sent.talk).toContain('1 delivered, 0 filtered, 0 dead, 0 waiting');
  const items = await itemsOf(`http://127.0.0.1:${dynamodb}`, 'events');
  expect(items.map((item) => item.event_id?.S).toSorted()).toEqual(['m1', 'm2']);

  const library = `import { compileBlueprint, compileExpression, readEvent } from 'patchbay';
const compiled = compileBlueprint('key: { partition: event_id }\\nitem: { event_id: event_id }');
console.log(compiled.transform(readEvent(${JSON.stringify(event)})).record.wire, compileExpression('a.b').evaluate({ a: { b: 7 } }));`;
  writeFileSync(join(folder, 'use.mjs'), library);
  const used = execFileSync(process.execPath, ['use.mjs'], { cwd: folder, encoding: 'utf8' });
  expect(used).toBe('{"PutRequest":{"Item":{"event_id":{"S":"m1"}}}} 7\n');

  const build = await runPatchbay(folder, ['build', 'own/totals'], {}, { script });
  expect([build.code, build.talk]).toEqual([0, '1 module in build: 6 files written\n']);
  const host = `import { readEvent } from 'patchbay/runtime';
import { modules } from './build/index.js';
import { transform } from './build/blueprints/own/totals.js';
const event = readEvent(${JSON.stringify(event)});
console.log(transform(event).record.wire.includes('"total":{"N":"19.90"}'), modules.get('own/totals').transform === transform);`;
  writeFileSync(join(folder, 'host.mjs'), host);
  const flags = ['--disallow-code-generation-from-strings'];
  const hosted = execFileSync(process.execPath, [...flags, 'host.mjs'], { cwd: folder, encoding: 'utf8' });
  expect(hosted).toBe('true true\n');
}, 180_000);
