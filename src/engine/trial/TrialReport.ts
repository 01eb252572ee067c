import type { OverrideMode } from '../../blueprint/readOverride.ts';
import type { DriftCounts } from '../../review/diff/DriftTally.ts';
import type { SideCounts } from './TrialSide.ts';
import type { Verdict } from './Verdict.ts';

/** How an override is doing since it was put to work in this process: plain data. */
export interface TrialReport {
  /** Of the override: `RecipeOverride.mark`. */
  readonly mark: string;
  readonly mode: OverrideMode;
  readonly candidate: SideCounts;
  /** Of the events that the override is not applied to; undefined in mode `live`, where there are none. */
  readonly base: SideCounts | undefined;
  /** In mode `shadow`: how outputs differ. */
  readonly comparison: Comparison | undefined;
  /** Once the override has to go. */
  readonly verdict: Verdict | undefined;
}

/** How the candidate's outputs differ from the base's, by attribute and by outcome, with a few examples. */
export interface Comparison extends DriftCounts {
  /** Events that both were shown; one that has to wait for its key may be shown again when its turn comes. */
  readonly compared: number;
  /** Events that only the base was shown, since the candidate was behind. */
  readonly skipped: number;
}
