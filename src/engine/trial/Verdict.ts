import type { SideCounts } from './TrialSide.ts';

/** Why an override has to go: too many events die of it, or the destination takes none of its records. */
export type Verdict =
  | {
      readonly kind: 'error-rate';
      /** Of the last events that it was applied to. */
      readonly recent: SideCounts['recent'];
      /** What most of them died of. */
      readonly code: string;
      readonly maxErrorRate: number;
    }
  | {
      readonly kind: 'refused';
      /** The destination's name for it, and its words. */
      readonly code: string;
      readonly message: string;
    };

/** One line for people, numbers included. */
export function verdictText(verdict: Verdict): string {
  if (verdict.kind === 'refused') {
    return `the destination takes none of its records (${verdict.code}: ${verdict.message})`;
  }
  const { recent, code, maxErrorRate } = verdict;
  const { dead, events } = recent;
  return `${dead} of the last ${events} events died (${percent(dead / events)}, at most ${percent(maxErrorRate)} may), most of ${code}`;
}

function percent(rate: number): string {
  return `${Number((100 * rate).toFixed(2))} %`;
}
