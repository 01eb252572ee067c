import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryProject } from '../temporaryProject.ts';

/** Of everybody's commits, so that their names are the same in every run, whatever the machine is set to. */
const identity = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, env: { ...process.env, ...identity }, encoding: 'utf8' });
}

/** A repository whose branch `main` holds some files, with the branch `edit` checked out. */
export function gitProject(files: Readonly<Record<string, string>>): string {
  const folder = temporaryProject(files);
  git(folder, 'init', '--quiet', '--initial-branch', 'main');
  commitAll(folder, 'Before');
  git(folder, 'checkout', '--quiet', '-b', 'edit');
  return folder;
}

/** The same from a folder of files, whose place another folder of files then takes in the working tree. */
export function gitProjectOf(before: string, after: string): string {
  const folder = gitProject({});
  git(folder, 'checkout', '--quiet', 'main');
  cpSync(before, folder, { recursive: true });
  commitAll(folder, 'Before');
  git(folder, 'checkout', '--quiet', '-B', 'edit');
  for (const name of readdirSync(folder))
    if (name !== '.git') rmSync(join(folder, name), { recursive: true });
  cpSync(after, folder, { recursive: true });
  return folder;
}

export function commitAll(folder: string, message: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', message);
}

export function write(folder: string, name: string, text: string): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
