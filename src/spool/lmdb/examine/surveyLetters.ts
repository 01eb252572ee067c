import { deadLetterId } from '../../DeadLetter.ts';
import { soundLetter } from '../LmdbDeadLetters.ts';
import type { LmdbStore, View } from '../LmdbStore.ts';
import { storedSize } from '../storedSize.ts';

/** The dead letters of one integration. */
export interface Letters {
  count: number;
  bytes: number;
  readonly byRevision: Map<number, number>;
  readonly damaged: string[];
}

/** All dead letters of a store, read once. */
export function surveyLetters(store: LmdbStore, view: View): Map<string, Letters> {
  const all = new Map<string, Letters>();
  for (const { key, value } of store.dead.getRange({ ...view })) {
    const [integration, chunk, index] = key;
    const letters: Letters = all.get(integration) ?? {
      count: 0,
      bytes: 0,
      byRevision: new Map(),
      damaged: [],
    };
    all.set(integration, letters);
    letters.count++;
    letters.bytes += storedSize(value.length);
    const letter = soundLetter(key, value);
    if (letter === undefined) letters.damaged.push(deadLetterId({ chunk, index }));
    else letters.byRevision.set(letter.revision, (letters.byRevision.get(letter.revision) ?? 0) + 1);
  }
  return all;
}
