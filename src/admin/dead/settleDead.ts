import type { Engine } from '../../engine/index.ts';

/** Which dead letters: these, or all that there are now. */
export type Selection = { readonly ids: readonly string[] } | { readonly all: true };

export interface Settled {
  readonly settled: number;
  /** Ids that are not there (any more). */
  readonly not_found: number;
}

type DeadLetters = Pick<Engine, 'deadLetters' | 'dropDead' | 'replayDead' | 'ledger'>;

/** Letters that are settled in one transaction. */
const step = 100;

/** Replays or drops dead letters of an integration. */
export async function settleDead(
  engine: DeadLetters,
  id: string,
  fate: 'replay' | 'drop',
  selection: Selection,
): Promise<Settled> {
  const settle = (letters: readonly string[]) =>
    fate === 'replay' ? engine.replayDead(id, letters) : engine.dropDead(id, letters);
  if ('ids' in selection) {
    const ids = new Set(selection.ids);
    const settled = await settle([...ids]);
    return { settled, not_found: ids.size - settled };
  }
  let settled = 0;
  // Those that die again meanwhile come behind the others; without this count a replay might never end.
  let left = engine.ledger(id)?.dead ?? 0;
  while (left > 0) {
    const letters = engine.deadLetters(id, { limit: Math.min(step, left) }).map((letter) => letter.id);
    if (letters.length === 0) break;
    settled += await settle(letters);
    left -= letters.length;
  }
  return { settled, not_found: 0 };
}
