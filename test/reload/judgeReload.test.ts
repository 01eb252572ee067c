import { describe, expect, it } from 'vitest';
import type { Edit, Evidence } from '../../bench/reload/Evidence.ts';
import { judgeReload } from '../../bench/reload/judgeReload.ts';

interface Row {
  readonly outlet: number;
  readonly event: number;
  readonly own: number;
  readonly last: number;
  readonly base: number;
  readonly at: number;
  readonly answered: number;
}

const outlets = [
  { id: 'int_plain', own: 'shop/plain', base: undefined },
  { id: 'int_child', own: 'shop/child', base: 'shop/base' },
];

const edit = (file: string, marker: number, begun: number, good = true): Edit => ({
  file,
  marker,
  good,
  begun,
  ended: begun + 1,
});

/** Of `plain`, version 4 is broken; version 5 is written after event 2 was accepted, and is in force from 110 on. */
const edits = [
  edit('shop/plain', 1, 0),
  edit('shop/child', 2, 0),
  edit('shop/base', 3, 0),
  edit('shop/plain', 4, 60, false),
  edit('shop/plain', 5, 100),
  edit('shop/base', 6, 200),
];

const plain = (event: number, marker: number, at: number): Row => ({
  outlet: 0,
  event,
  own: marker,
  last: marker,
  base: -1,
  at,
  answered: 1,
});
const child = (event: number, base: number, at: number): Row => ({
  ...plain(event, 2, at),
  outlet: 1,
  base,
});

/** Events 0 to 3, accepted at 50, 70, 105 and 210. */
const rows: readonly Row[] = [
  plain(0, 1, 55),
  plain(1, 1, 75),
  plain(2, 5, 115),
  plain(3, 5, 215),
  child(0, 3, 55),
  child(1, 3, 75),
  child(2, 3, 115),
  child(3, 6, 215),
];

function evidenceOf(all: readonly Row[], changes: Partial<Evidence> = {}): Evidence {
  const column = (name: keyof Row) => all.map((row) => row[name]);
  return {
    outlets,
    edits,
    posted: [50, 70, 105, 210].map((at, first) => ({ first, count: 1, at })),
    deliveries: {
      outlet: Uint8Array.from(column('outlet')),
      event: Int32Array.from(column('event')),
      own: Int32Array.from(column('own')),
      last: Int32Array.from(column('last')),
      base: Int32Array.from(column('base')),
      at: Float64Array.from(column('at')),
      answered: Uint8Array.from(column('answered')),
    },
    revisions: [
      [2, 2],
      [3, 0, 1],
    ],
    ...changes,
  };
}

/** What is said when one row is another, or more. */
const faultsWith = (index: number, ...instead: readonly Row[]) =>
  judgeReload(evidenceOf(rows.toSpliced(index, 1, ...instead)));

const at = (index: number): Row => {
  const row = rows[index];
  if (row === undefined) throw new Error(`there is no row ${index}`);
  return row;
};

describe('the judge of reloads', () => {
  it('has nothing to say of what was promised', () => {
    expect(judgeReload(evidenceOf(rows))).toEqual([]);
  });

  it('finds a lost event', () => {
    expect(faultsWith(1)[0]).toBe('int_plain: lost: 1 events, 1');
  });

  it('finds one that came twice, unless an answer was lost', () => {
    expect(faultsWith(1, at(1), at(1))[0]).toBe('int_plain: delivered more than once: 1 events, 1');
    expect(faultsWith(1, { ...at(1), answered: 0 }, at(1))).toEqual([]);
    expect(faultsWith(1, { ...at(1), answered: 0 })[0]).toBe('int_plain: lost: 1 events, 1');
  });

  it('finds one that nobody has sent', () => {
    expect(faultsWith(1, at(1), plain(9, 1, 80))[0]).toContain('though it was not accepted: 1 events, 9');
  });

  it('finds half of an edit', () => {
    expect(faultsWith(2, { ...at(2), last: 1 })).toContain(
      'int_plain: mapped by half of an edit: 1 events, 2',
    );
    expect(faultsWith(2, { ...at(2), last: -1 })).toContain(
      'int_plain: mapped by half of an edit: 1 events, 2',
    );
  });

  it('finds a broken version in force', () => {
    expect(faultsWith(1, plain(1, 4, 75))).toContain(
      'int_plain: mapped by version 4, which does not check out: 1 events, 1',
    );
  });

  it('finds a version that nobody has written', () => {
    expect(faultsWith(1, plain(1, 7, 75))[0]).toContain('never written (7)');
  });

  it('finds a version that was in force no more', () => {
    expect(faultsWith(3, plain(3, 1, 215))).toContain(
      'int_plain: mapped by version 1, which was not in force then: 1 events, 3',
    );
  });

  it('finds a version from before it was written', () => {
    expect(faultsWith(1, plain(1, 5, 75))[0]).toContain('version 5, which was not in force then');
  });

  it('finds the same of what is extended', () => {
    expect(faultsWith(6, child(2, 6, 115))[0]).toBe(
      'int_child: mapped by version 6, which was not in force then: 1 events, 2',
    );
  });

  it('finds books that count otherwise', () => {
    const faults = judgeReload(
      evidenceOf(rows, {
        revisions: [
          [1, 3],
          [3, 1],
        ],
      }),
    );
    expect(faults).toEqual([
      'int_plain: its revisions do not count what came with each version: 1 3 in the books, 2 2 at the destination',
    ]);
  });

  it('finds that nothing has happened at all', () => {
    expect(judgeReload(evidenceOf([], { posted: [], revisions: [[], []] }))).toEqual([
      'no event was accepted',
    ]);
  });

  it('lets a version be in force again where a checkout goes back to it', () => {
    const back = [...edits, edit('shop/plain', 1, 205)];
    const returned = rows.toSpliced(3, 1, plain(3, 1, 215));
    expect(
      judgeReload(
        evidenceOf(returned, {
          edits: back,
          revisions: [
            [3, 1],
            [3, 1],
          ],
        }),
      ),
    ).toEqual([]);
    expect(judgeReload(evidenceOf(returned))).not.toEqual([]);
  });
});
