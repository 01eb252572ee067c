import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { open } from 'lmdb';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Chunk } from '../../src/spool/Chunk.ts';
import { LmdbReader } from '../../src/spool/lmdb/LmdbReader.ts';
import { LmdbSpool } from '../../src/spool/lmdb/LmdbSpool.ts';
import { LmdbStore } from '../../src/spool/lmdb/LmdbStore.ts';
import { SpoolFault } from '../../src/spool/SpoolFault.ts';
import { eventsOf, textOf } from './eventsOf.ts';
import { describeSpool } from './spoolContract.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describeSpool('the spool in LMDB', async (folder, limit) => {
  const path = join(folder, 'spool');
  const spool = new LmdbSpool({ path, limit });
  return { spool, reader: new LmdbReader(spool.share) };
});

describe('the spool in LMDB on its disk', () => {
  it('acknowledges nothing and publishes no head while the flush is held back', async () => {
    const path = temporaryFolder();
    const store = new LmdbStore(path);
    const spool = new LmdbSpool({ path, limit: 1e9 }, store);
    onTestFinished(() => spool.close());
    let release = () => {};
    const flush = new Promise<boolean>((resolve) => {
      release = () => resolve(true);
    });
    Object.defineProperty(store.root, 'flushed', { value: flush });
    let acknowledged = false;
    const append = spool.append(eventsOf('{"a":1}'), { source: 'web' }, 0).then(() => {
      acknowledged = true;
    });
    while (store.chunks.getKeysCount() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect({ acknowledged, head: spool.head }).toEqual({ acknowledged: false, head: 0 });
    release();
    await append;
    expect({ acknowledged, head: spool.head }).toEqual({ acknowledged: true, head: 1 });
  });

  it('reads what was stored last from memory, and anything older from the file', async () => {
    const spool = new LmdbSpool({ path: temporaryFolder(), limit: 1e9 });
    const store = new LmdbStore(spool.share.path, { readOnly: true });
    const reader = new LmdbReader(spool.share, store);
    onTestFinished(async () => {
      await reader.close();
      await spool.close();
    });
    const fromFile = vi.spyOn(store, 'chunk');
    const text = `{"x":"${'x'.repeat(1_000_000)}"}`;
    const chunk = new Chunk();
    for (let number = 1; number <= 20; number++) {
      await spool.append(eventsOf(text), { source: 'web' }, 0);
      expect(reader.read(number, chunk)).toBe(true);
      expect(textOf(chunk.at(0))).toBe(text);
    }
    expect(fromFile).not.toHaveBeenCalled();
    expect(reader.read(1, chunk)).toBe(true);
    expect(chunk.intact() && textOf(chunk.at(0))).toBe(text);
    expect(fromFile).toHaveBeenCalledOnce();
  });

  /** Stores one chunk, changes a byte of the file where `marker` stands, and opens the file again. */
  async function damaged(marker: string) {
    const path = temporaryFolder();
    const spool = new LmdbSpool({ path, limit: 1e9 });
    const events = eventsOf('{"mark":"spoilt"}', `{"x":"${'x'.repeat(5000)}"}`);
    await spool.append(events, { source: 'damaged_source' }, 0);
    await spool.close();
    const file = join(path, 'data.mdb');
    const bytes = readFileSync(file);
    let found = 0;
    for (let at = bytes.indexOf(marker); at >= 0; at = bytes.indexOf(marker, at + 1)) {
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      found++;
    }
    expect(found).toBeGreaterThan(0);
    writeFileSync(file, bytes);
    const opened = new LmdbSpool({ path, limit: 1e9 });
    const reader = new LmdbReader(opened.share);
    onTestFinished(async () => {
      await reader.close();
      await opened.close();
    });
    return { spool: opened, reader };
  }

  it('sees that the bytes of an event have changed, and still knows how many there were', async () => {
    const { reader } = await damaged('spoilt');
    const chunk = new Chunk();
    expect(reader.read(1, chunk)).toBe(true);
    expect(chunk.intact()).toBe(false);
    expect(chunk).toMatchObject({ count: 2, audience: 'source:damaged_source' });
    expect(textOf(chunk.at(0))).toBe('{"mark":"rpoilt"}');
  });

  it('sees that the head of a chunk has changed, and goes on numbering behind it', async () => {
    const { spool, reader } = await damaged('source:damaged_source\u0011');
    expect(reader.read(1, new Chunk())).toBe(false);
    await spool.append(eventsOf('{}'), { source: 'web' }, 0);
    expect(spool.head).toBe(2);
  });

  it('refuses a store of another format and leaves it alone', async () => {
    const path = temporaryFolder();
    const root = open({ path, maxDbs: 8, overlappingSync: false });
    const meta = root.openDB<number, string>({ name: 'meta', encoding: 'json' });
    await meta.put('format', 99);
    await root.close();
    expect(() => new LmdbSpool({ path, limit: 1e9 })).toThrow(SpoolFault);
    expect(() => new LmdbSpool({ path, limit: 1e9 })).toThrow(/format 99.*format 3/);
  });

  it('says why it cannot be opened', () => {
    const path = join(temporaryFolder(), 'file');
    writeFileSync(path, 'no folder');
    expect(() => new LmdbSpool({ path, limit: 1e9 })).toThrow(/cannot be opened/);
  });

  it('rejects appends when the disk is full, keeps what it has, and takes more once there is room', () => {
    // A limit on the size of files is as good as a full disk. The library prints the error on stderr by itself.
    const script = `ulimit -f 3000; exec "$0" --import tsx test/spool/fillDisk.ts "$1"`;
    const child = spawnSync('bash', ['-c', script, process.execPath, temporaryFolder()], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(child.status, child.stderr).toBe(0);
    const report = JSON.parse(child.stdout);
    expect(report.refused).toEqual(['spool/commit-failed', 'spool/commit-failed', 'spool/commit-failed']);
    expect(report.message).toContain('Input/output error');
    expect(report.stored).toBeGreaterThan(5);
    expect(report.readable).toBe(report.stored);
    expect(report.accepted).toBe(report.stored * 100);
    expect(report.afterTrim).toBe('stored');
    expect(report.acceptedAfter).toBe((report.stored + 1) * 100);
    expect(report.unhandled).toEqual([]);
  });
});
