import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DataFolder } from '../../src/engine/DataFolder.ts';
import { EngineFault } from '../../src/engine/EngineFault.ts';
import { processStart } from '../../src/engine/processStart.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof EngineFault) return error.diagnostic.code;
    throw error;
  }
  return 'fine';
}

/** A process that holds the folder until it is ended. */
async function holder(folder: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/engine/holdFolder.ts', folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(child.stdout, 'data');
  return child;
}

describe('the data folder', () => {
  it('is made for its user alone, with a format version', () => {
    const path = join(temporaryFolder(), 'deep', 'data');
    const folder = DataFolder.open(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(folder.spool).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(path, 'format'), 'utf8')).toBe('1\n');
    folder.close();
    expect(readdirSync(path).toSorted()).toEqual(['format', 'spool']);
  });

  it('is refused while this very process has it open, and given again afterwards', () => {
    const path = temporaryFolder();
    const folder = DataFolder.open(path);
    expect(codeOf(() => DataFolder.open(path))).toBe('engine/folder-locked');
    folder.close();
    DataFolder.open(path).close();
  });

  it('is refused to a second process, which is told who has it, and taken over after a kill -9', async () => {
    const path = temporaryFolder();
    const child = await holder(path);
    expect(() => DataFolder.open(path)).toThrow(`in use by process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(join(path, 'lock'))).toBe(true);
    const folder = DataFolder.open(path);
    expect(JSON.parse(readFileSync(join(path, 'lock'), 'utf8')).pid).toBe(process.pid);
    folder.close();
  });

  it('goes to just one of several processes that find a stale lock at the same time', async () => {
    const path = temporaryFolder();
    writeFileSync(join(path, 'lock'), JSON.stringify({ pid: 999_999_999, started: 'long ago' }));
    const said = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const script = ['--import', 'tsx', 'test/engine/holdFolder.ts', path];
        const child = spawn(process.execPath, script, { stdio: ['pipe', 'pipe', 'ignore'] });
        onTestFinished(() => {
          child.kill('SIGKILL');
        });
        return Promise.race([
          once(child.stdout, 'data').then(String),
          once(child, 'exit').then(() => 'refused'),
        ]);
      }),
    );
    expect(said.toSorted()).toEqual(['held\n', 'refused', 'refused', 'refused']);
  });

  it('is taken over when the process number of the lock now belongs to another process', () => {
    const path = temporaryFolder();
    const started = processStart(process.pid);
    expect(started).toEqual(expect.any(String));
    writeFileSync(join(path, 'lock'), JSON.stringify({ pid: process.pid, started: `${started}0` }));
    DataFolder.open(path).close();
  });

  it.each(['', '{', 'null', '{"pid":"x"}', '{"pid":999999999,"started":"x"}'])(
    'is taken over from a lock that says %j',
    (text) => {
      const path = temporaryFolder();
      writeFileSync(join(path, 'lock'), text);
      DataFolder.open(path).close();
    },
  );

  it('is left alone when another version wrote it', () => {
    const path = temporaryFolder();
    writeFileSync(join(path, 'format'), '2\n');
    expect(codeOf(() => DataFolder.open(path))).toBe('engine/folder-version');
    expect(existsSync(join(path, 'lock'))).toBe(false);
  });

  it('says what is wrong with it', () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, '');
    expect(codeOf(() => DataFolder.open(path))).toBe('engine/folder-unusable');
    const odd = temporaryFolder();
    mkdirSync(join(odd, 'format'));
    expect(codeOf(() => DataFolder.open(odd))).toBe('engine/folder-unusable');
  });
});
