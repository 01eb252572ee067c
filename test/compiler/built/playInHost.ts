import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../../spool/temporaryFolder.ts';
import { testEventId, testNow } from '../testLane.ts';

/** A built module and the events for it. */
export interface HostJob {
  readonly module: string;
  /** JSON texts: events in any form, or where `isEvent` is false any objects, which stand for parsed events. */
  readonly events: readonly string[];
  readonly isEvent: boolean;
}

/** What a job's module made of its events, each outcome as JSON. */
export interface Hosted {
  readonly mode: string;
  readonly outcomes: readonly string[];
}

const flags = [
  '--disallow-code-generation-from-strings',
  '--import',
  resolve('test/compiler/built/refuseCompiler.mjs'),
];

/**
 * Runs modules in a process that may not make code from texts and that refuses to load anything that compiles. It uses
 * the package as it ships, through its public name.
 */
export function playInHost(jobs: readonly HostJob[]): Hosted[] {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'patchbay'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'runtime.js'), "export * from 'patchbay/runtime';\n");
  for (const [index, { module }] of jobs.entries()) writeFileSync(join(folder, `${index}.js`), module);
  const orders = { now: testNow, eventId: testEventId, jobs: jobs.map(({ module: _, ...job }) => job) };
  writeFileSync(join(folder, 'jobs.json'), JSON.stringify(orders));
  const { stderr, status } = runHost([resolve('test/compiler/built/host.mjs'), folder]);
  if (status !== 0) throw new Error(`the host ended with ${status}: ${stderr}`);
  return readFileSync(join(folder, 'outcomes.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Hosted);
}

/** Runs a script as a host is run. */
export function runHost(args: readonly string[]): { stderr: string; status: number | null } {
  return spawnSync(process.execPath, [...flags, ...args], { encoding: 'utf8' });
}
