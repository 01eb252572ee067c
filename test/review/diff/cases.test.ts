import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitProjectOf } from './gitProject.ts';
import { runDiff } from './runDiff.ts';

const folder = resolve('test/review/diff/cases');

/** Every case is an edit: a project before it, after it, and what the reviewer is shown; here how the command ends. */
const cases: Readonly<Record<string, number>> = {
  'broken-after': 1,
  'broken-before': 0,
  'catalog-edit': 1,
  'changed-key': 1,
  'changed-parent': 1,
  'events-of-one-kind': 1,
  'faults-on-one-side': 1,
  'filtered-more': 1,
  'fixed-typo': 0,
  'integration-removed': 1,
  'kinesis-record': 1,
  'new-blueprint': 0,
  'new-required-field': 1,
  'operation-changed': 1,
  'override-added': 0,
  'removed-blueprint': 1,
  'renamed-attribute': 1,
  'renamed-blueprint': 1,
  'without-effect': 0,
};

describe('patchbay diff', () => {
  it('has a folder for every case', () => {
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(cases).toSorted());
  });

  it.each(Object.entries(cases))('shows what an edit does: %s', async (name, code) => {
    const project = gitProjectOf(resolve(folder, name, 'before'), resolve(folder, name, 'after'));
    for (const [format, ending] of [
      ['text', 'txt'],
      ['json', 'json'],
      ['markdown', 'md'],
    ] as const) {
      const run = await runDiff(project, '--against', 'main', '--format', format);
      expect([run.code, run.complaints]).toEqual([code, []]);
      await expect(`${run.out}\n`).toMatchFileSnapshot(resolve(folder, name, '_expected', `diff.${ending}`));
    }
  });
});
