import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { freePort } from '../peers/freePort.ts';
import { startDynalite } from '../peers/startDynalite.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { runPatchbay } from './runPatchbay.ts';
import { startServe } from './startServe.ts';

const names = [
  'PATCHBAY_INGEST_PORT',
  'PATCHBAY_ADMIN_PORT',
  'PATCHBAY_DYNAMODB_PORT',
  'PATCHBAY_KINESIS_PORT',
];

async function freePorts(): Promise<Record<string, string>> {
  const ports: Record<string, string> = {};
  for (const name of names) ports[name] = String(await freePort());
  return ports;
}

it.each(names)(
  'a taken %s keeps `serve` from starting, is named, and leaves the folder to the next',
  async (name) => {
    const somebody = await startDynalite();
    onTestFinished(() => somebody.stop());
    const folder = temporaryFolder();
    const ports = await freePorts();
    const { port } = new URL(somebody.endpoint);
    const { code, talk } = await runPatchbay(folder, ['serve'], { ...ports, [name]: port });
    expect(code).toBe(2);
    expect(talk).toContain(`error[serve/port-unusable] port ${port} is taken`);
    expect(talk).toContain(`set ${name} to another port`);
    expect(existsSync(join(folder, '.patchbay', 'lock'))).toBe(false);

    const serving = await startServe(folder, ports);
    expect((await serving.post('/v1/track', { event: 'E' })).status).toBe(200);
  },
  60_000,
);

it('a port that is none is refused before anything is opened', async () => {
  const folder = temporaryFolder();
  const { code, talk } = await runPatchbay(folder, ['serve'], { PATCHBAY_ADMIN_PORT: 'eighty' });
  expect(code).toBe(2);
  expect(talk).toContain('error[serve/bad-port] PATCHBAY_ADMIN_PORT is "eighty"');
  expect(existsSync(join(folder, '.patchbay'))).toBe(false);
});
