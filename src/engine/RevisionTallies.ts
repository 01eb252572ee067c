import type { Outcomes } from '../spool/Progress.ts';
import type { RevisionShare } from '../spool/Step.ts';
import { type Fate, Tally } from './Tally.ts';

/** Counts what became of events by the revision that made it. */
export class RevisionTallies {
  readonly #madeBy: (revision: number) => Outcomes;
  readonly #tallies = new Map<number, Tally>();
  /** Those that have counted something since they were taken. */
  readonly #changed = new Set<number>();

  /** @param madeBy what a revision had made before. */
  constructor(madeBy: (revision: number) => Outcomes) {
    this.#madeBy = madeBy;
  }

  count(revision: number, fate: Fate): void {
    let tally = this.#tallies.get(revision);
    if (tally === undefined) {
      tally = new Tally(this.#madeBy(revision));
      this.#tallies.set(revision, tally);
    }
    tally.count(fate);
    this.#changed.add(revision);
  }

  /** The shares that have changed since the last call. */
  take(): RevisionShare[] {
    const shares: RevisionShare[] = [];
    for (const revision of this.#changed) {
      const tally = this.#tallies.get(revision);
      if (tally !== undefined) shares.push({ revision, ...tally.outcomes });
    }
    this.#changed.clear();
    return shares;
  }
}
