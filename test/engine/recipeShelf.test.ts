import { expect, it } from 'vitest';
import type { StateTable } from '../../src/engine/index.ts';
import { type RecipeRow, RecipeShelf } from '../../src/engine/installations/RecipeShelf.ts';

function tableOf(rows: Map<string, RecipeRow>): StateTable<RecipeRow> {
  return {
    get: (key) => rows.get(key),
    entries: () => [...rows],
    range: () => [...rows],
    put: async (key, row) => void rows.set(key, row),
    remove: async (key) => void rows.delete(key),
  };
}

const recipe = (text: string) => ({ blueprint: { text: Buffer.from(text), file: 'a.yaml' }, parents: {} });

it('keeps recipes across restarts, and forgets those that nobody needs', async () => {
  const rows = new Map<string, RecipeRow>();
  const shelf = new RecipeShelf(tableOf(rows));
  const [a, b] = [shelf.keep(recipe('a')), shelf.keep(recipe('b'))];
  await Promise.all([a.stored, b.stored]);
  a.release();
  b.release();
  await shelf.trim(new Set([a.hash]));
  const again = new RecipeShelf(tableOf(rows));
  expect(again.get(a.hash)).toEqual({ blueprint: { text: 'a', file: 'a.yaml' }, parents: {} });
  expect(again.get(b.hash)).toBeUndefined();
});

it('leaves what was kept for a revision that is about to be made, whoever trims meanwhile', async () => {
  const shelf = new RecipeShelf(tableOf(new Map()));
  const kept = shelf.keep(recipe('a'));
  await kept.stored;
  await shelf.trim(new Set());
  expect(shelf.get(kept.hash)).toBeDefined();
  kept.release();
  await shelf.trim(new Set());
  expect(shelf.get(kept.hash)).toBeUndefined();
});
