import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnose.ts';
import { examineSpool } from '../../src/spool/lmdb/examine/examineSpool.ts';
import { inspectFile } from '../../src/spool/lmdb/file/inspectFile.ts';
import { LmdbSpool } from '../../src/spool/lmdb/LmdbSpool.ts';
import type { Progress } from '../../src/spool/Progress.ts';
import { SpoolFault } from '../../src/spool/SpoolFault.ts';
import type { RevisionShare } from '../../src/spool/Step.ts';
import { eventsOf } from './eventsOf.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const page = 4096;
const fileOf = (path: string) => join(path, 'data.mdb');
const chunks = 120;
const marker = (chunk: number) => `the events of chunk ${chunk};`;

/** A store with a bit of everything: two integrations, of which one is behind, large and small chunks, dead letters. */
async function fill(path: string): Promise<LmdbSpool> {
  const spool = new LmdbSpool({ path, limit: 1e9 });
  await spool.install('int_a', undefined, 1);
  await spool.install('int_b', ['web'], 4);
  const words = spool.table<{ text: string }>('words');
  for (let n = 0; n < 40; n++) await words.put(`word ${n}`, { text: 'of the table of state '.repeat(5) });
  for (let chunk = 1; chunk <= chunks; chunk++) {
    const padding = 'x'.repeat(chunk % 3 === 0 ? 3000 : 40);
    const texts = [1, 2, 3].map((n) => JSON.stringify({ n, text: `${marker(chunk)}${padding}` }));
    await spool.append(eventsOf(...texts), { source: chunk % 10 === 0 ? 'app' : 'web' }, 0);
  }
  const diagnostic = diagnose('engine/lane-failed', { cause: 'a test' });
  const deaths = Array.from({ length: 30 }, (_, index) => ({
    ...{ chunk: index + 1, index: 0, diagnostic, revision: 1, attempts: 1, diedAt: 0 },
  }));
  const progress = { chunk: 61, index: 1, delivered: 100, filtered: { when: 51 }, dead: 30 };
  await spool.advance([{ integration: 'int_a', progress, shares: sharesOf(1, progress), deaths }]);
  const behind = { chunk: 21, index: 2, delivered: 56, filtered: {}, dead: 0 };
  await spool.advance([{ integration: 'int_b', progress: behind, shares: sharesOf(4, behind), deaths: [] }]);
  await spool.install('int_a', undefined, 2);
  await spool.drop('int_a', ['1-0', '2-0']);
  await spool.replay('int_a', ['3-0']);
  await spool.trim();
  return spool;
}

let template: string;
beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'patchbay-'));
  await (await fill(template)).close();
});
afterAll(() => rmSync(template, { recursive: true }));

function sharesOf(revision: number, { delivered, filtered, dead }: Progress): RevisionShare[] {
  return [{ revision, delivered, filtered, dead }];
}

function filled(): string {
  const path = temporaryFolder();
  copyFileSync(fileOf(template), fileOf(path));
  return path;
}

const codesOf = async (path: string) => [
  ...new Set((await examineSpool(path)).diagnostics.map(({ code }) => code)),
];

/** Opens the store as `serve` does. */
function openingFault(path: string): string | undefined {
  try {
    const spool = new LmdbSpool({ path, limit: 1e9 });
    onTestFinished(() => spool.close());
    return undefined;
  } catch (error) {
    if (error instanceof SpoolFault) return error.diagnostic.code;
    throw error;
  }
}

/** Changes the first bytes after a text in the file. */
function overwriteAfter(path: string, text: string, bytes = '#'): void {
  const file = readFileSync(fileOf(path));
  let places = 0;
  for (let at = file.indexOf(text); at >= 0; at = file.indexOf(text, at + 1)) {
    places++;
    file.write(bytes, at + text.length);
  }
  expect(places).toBeGreaterThan(0);
  writeFileSync(fileOf(path), file);
}

describe('a store that is looked at', () => {
  it('is sound while it is written to, and after it was closed', async () => {
    const path = temporaryFolder();
    const spool = await fill(path);
    const open = await examineSpool(path);
    expect(open).toEqual({
      summary: expect.stringMatching(/^301 events in 101 chunks \(.*\), 27 dead letters, 2 integrations$/),
      diagnostics: [],
    });
    await spool.append(eventsOf('{}'), { source: 'web' }, 0);
    await spool.close();
    expect((await examineSpool(path)).diagnostics).toEqual([]);
  });

  it('is not made by being looked at', async () => {
    const path = join(temporaryFolder(), 'none');
    expect(await examineSpool(path)).toEqual({ summary: 'nothing is stored yet', diagnostics: [] });
    expect(() => statSync(path)).toThrow('ENOENT');
  });

  it('tells the chunk whose head was changed, and who still needs it', async () => {
    const path = filled();
    const file = readFileSync(fileOf(path));
    const at = file.indexOf(marker(90));
    const head = file.lastIndexOf('source:', at);
    file.write('S', head);
    writeFileSync(fileOf(path), file);
    const { diagnostics } = await examineSpool(path);
    expect(diagnostics).toMatchObject([
      {
        code: 'spool/lost-chunk',
        message: expect.stringContaining(
          'chunk 90 is damaged or missing; it is still needed by int_a, int_b',
        ),
      },
    ]);
  });

  it('tells the chunk whose events were changed', async () => {
    const path = filled();
    overwriteAfter(path, marker(99));
    expect((await examineSpool(path)).diagnostics).toMatchObject([
      { code: 'spool/damaged-events', message: expect.stringContaining('chunk 99') },
    ]);
  });

  it('tells the dead letter that was changed, keeps it in the list, and lets it be dropped but not replayed', async () => {
    const path = filled();
    overwriteAfter(path, '"id":"7-0","receivedAt":');
    expect((await examineSpool(path)).diagnostics).toMatchObject([
      { code: 'spool/damaged-letter', message: 'the dead letter 7-0 of int_a is damaged' },
    ]);
    const spool = new LmdbSpool({ path, limit: 1e9 });
    onTestFinished(() => spool.close());
    expect(spool.deadLetters('int_a', { limit: 50 })).toHaveLength(27);
    expect(spool.deadLetter('int_a', '7-0')?.diagnostic.code).toBe('spool/damaged-letter');
    expect(await spool.replay('int_a', ['7-0', '8-0'])).toBe(1);
    expect(await spool.drop('int_a', ['7-0'])).toBe(1);
    expect(spool.deadLetters('int_a', { limit: 50 })).toHaveLength(25);
  });

  it('tells the counts that were changed, and does not open with them', async () => {
    const path = filled();
    overwriteAfter(path, '"index":2,"delivered":5', '7');
    expect((await examineSpool(path)).diagnostics).toMatchObject([
      {
        code: 'spool/damaged-rows',
        message: expect.stringMatching(/1 rows of the store's table `progress` .*: int_b/),
      },
    ]);
    expect(openingFault(path)).toBe('spool/damaged-row');
  });

  it('tells books that do not agree with what is there, though every checksum fits', async () => {
    const path = temporaryFolder();
    const spool = await fill(path);
    const wrong = { chunk: 61, index: 1, delivered: 101, filtered: { when: 51 }, dead: 30 };
    await spool.advance([{ integration: 'int_a', progress: wrong, shares: sharesOf(1, wrong), deaths: [] }]);
    await spool.close();
    expect((await examineSpool(path)).diagnostics).toMatchObject([
      {
        code: 'spool/unbalanced',
        message: expect.stringMatching(/int_a .*: 17[0-9] events in flight, of which 18[0-9] are there/),
      },
    ]);
  });

  it.each([0, 1, 100, page, 2 * page - 1, 2 * page, 10 * page, 11 * page + 5])(
    'says so when only %d bytes of its file are left, and so does whoever opens it',
    async (bytes) => {
      const path = filled();
      truncateSync(fileOf(path), bytes);
      expect(await codesOf(path)).toEqual(['spool/damaged-file']);
      expect(openingFault(path)).toBe('spool/damaged-file');
      expect(statSync(fileOf(path)).size).toBe(bytes);
    },
  );

  it.each([0, 1])(
    'is not taken for newer or older than it is: the number of transaction in meta page %d',
    async (meta) => {
      const path = filled();
      const file = readFileSync(fileOf(path));
      const at = meta * page + 152;
      expect(file.readBigUInt64LE(152) + file.readBigUInt64LE(page + 152)).toBeGreaterThan(100n);
      file.writeBigUInt64LE(file.readBigUInt64LE(at) + 64n, at);
      writeFileSync(fileOf(path), file);
      expect(await codesOf(path)).toEqual(['spool/damaged-file']);
      expect(openingFault(path)).toBe('spool/damaged-file');
    },
  );

  it('names the chunks that were lost with the end of its file', async () => {
    const path = temporaryFolder();
    const spool = new LmdbSpool({ path, limit: 1e9 });
    await spool.install('int_a');
    const large = () => eventsOf(JSON.stringify('x'.repeat(50_000)));
    for (let count = 0; count < 8; count++) await spool.append(large(), { source: 'web' }, 0);
    await spool.close();
    const before = readFileSync(fileOf(path));
    // The last pages of the file are those of a chunk; what stands before them is all still there.
    const { damages } = lostWith(path, before.length - 3 * page);
    expect(damages.map(({ table }) => table)).toEqual(['chunks']);
    const { diagnostics } = await examineSpool(path);
    expect(diagnostics).toMatchObject([
      {
        code: 'spool/damaged-file',
        message: expect.stringMatching(/the file ends before it\); lost: accepted events, chunks \d$/),
        hint: expect.stringContaining('restore the data folder from a copy'),
      },
    ]);
  });

  it('never calls a changed page sound that it cannot read: whatever is changed is told, or changes nothing', async () => {
    const path = filled();
    const sound = readFileSync(fileOf(path));
    const original = await contents(path);
    const copy = temporaryFolder();
    const long = process.env.PATCHBAY_LONG === '1';
    let told = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(sound.length - 1),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        async (place, bytes) => {
          const changed = Buffer.from(sound);
          changed.set(bytes.subarray(0, sound.length - place), place);
          mkdirSync(copy, { recursive: true });
          writeFileSync(fileOf(copy), changed);
          const { diagnostics } = await examineSpool(copy);
          if (diagnostics.length > 0) told++;
          else expect(await contents(copy)).toEqual(original);
        },
      ),
      { numRuns: long ? 3000 : 150 },
    );
    expect(told).toBeGreaterThan(20);
  }, 60_000);
});

function lostWith(path: string, size: number) {
  truncateSync(fileOf(path), size);
  return inspectFile(path);
}

/** All that a reader gets from a store, as text. */
async function contents(path: string): Promise<string> {
  const folder = temporaryFolder();
  copyFileSync(fileOf(path), fileOf(folder));
  const spool = new LmdbSpool({ path: folder, limit: 1e9 });
  try {
    const letters = spool.deadLetters('int_a', { limit: 100 }).map(({ event, ...letter }) => ({
      ...letter,
      event: event.buffer.toString('utf8', event.start, event.end),
    }));
    return JSON.stringify([
      spool.head,
      spool.room.used,
      spool.accounts(),
      letters,
      spool.table('words').entries(),
    ]);
  } finally {
    await spool.close();
  }
}
