import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../src/batch/systemClock.ts';
import { ProjectWatcher } from '../../src/engine/reload/ProjectWatcher.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';

async function watchFolder(folder: string, scan: () => string[] = () => []) {
  const seen: string[] = [];
  const answers: boolean[] = [];
  const watcher = new ProjectWatcher({
    folder,
    clock: systemClock,
    onChange: async (paths) => {
      seen.push([...paths].toSorted().join(' '));
      return answers.shift() ?? false;
    },
    scan: async () => scan(),
    onFault: (error) => seen.push(String(error)),
  });
  onTestFinished(() => watcher.close());
  await watcher.ready();
  return { seen, answers };
}

const patience = { timeout: 5_000 };

it('tells files that change together at once, with their paths from the folder', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'blueprints/own'), { recursive: true });
  const { seen } = await watchFolder(folder);
  writeFileSync(join(folder, 'blueprints/own/a.yaml'), 'a: 1');
  writeFileSync(join(folder, 'blueprints/own/b.yaml'), 'a: 1');
  writeFileSync(join(folder, 'patchbay.yaml'), 'a: 1');
  writeFileSync(join(folder, 'notes.yaml'), 'nobody asks');
  await vi.waitFor(
    () => expect(seen).toContain('blueprints/own/a.yaml blueprints/own/b.yaml patchbay.yaml'),
    patience,
  );
  expect(seen.join()).not.toContain('notes');
});

it('waits while Git is at work, and takes all that it has written at once', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, '.git'));
  mkdirSync(join(folder, 'blueprints'));
  const { seen } = await watchFolder(folder, () =>
    readdirSync(join(folder, 'blueprints')).map((name) => `blueprints/${name}`),
  );
  const lock = join(folder, '.git/index.lock');
  writeFileSync(lock, '');
  writeFileSync(join(folder, 'blueprints/a.yaml'), 'a: 1');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(seen).toEqual([]);
  writeFileSync(join(folder, 'blueprints/b.yaml'), 'a: 1');
  rmSync(lock);
  await vi.waitFor(() => expect(seen[0]).toBe('blueprints/a.yaml blueprints/b.yaml'), patience);
});

it('comes back to files that somebody is still writing', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'overrides'));
  const { seen, answers } = await watchFolder(folder);
  answers.push(true, true);
  writeFileSync(join(folder, 'overrides/int_a.yaml'), 'a: 1');
  await vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(3), patience);
  expect(new Set(seen)).toEqual(new Set(['overrides/int_a.yaml']));
});
