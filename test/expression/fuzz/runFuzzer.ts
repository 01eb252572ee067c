import type { Case } from './Case.ts';
import { type CaseGroup, drawCases } from './drawCases.ts';
import { Contest, type Round } from './oracle/Contest.ts';
import { shrink } from './shrink/shrink.ts';
import { Tally } from './Tally.ts';

export interface Difference {
  /** Which group of the run it is, for `--from`. */
  readonly index: number;
  readonly drawn: Case;
  readonly shrunk: Case;
  readonly budgeted: boolean;
  readonly round: Round;
}

export interface FuzzerRun {
  readonly seed: number;
  readonly cases: number;
  /** The first group to draw, when a run is taken up again. */
  readonly from?: number;
  /** Differences after which to stop. */
  readonly atMost?: number;
  readonly onProgress?: (tally: Tally, differences: readonly Difference[]) => void;
  readonly onDifference?: (difference: Difference) => void;
}

/** Draws cases and holds ours against the package. */
export async function runFuzzer(run: FuzzerRun): Promise<{ tally: Tally; differences: Difference[] }> {
  const tally = new Tally();
  const differences: Difference[] = [];
  const { seed, cases, from = 0, atMost = 10, onProgress, onDifference } = run;
  for (let index = from; tally.cases < cases && differences.length < atMost; index++) {
    const group = drawCases(seed, index);
    const found = await playGroup(group, tally);
    if (found !== undefined) {
      const difference = { index, ...(await minimise(group, found)) };
      differences.push(difference);
      onDifference?.(difference);
    }
    if ((index + 1) % 500 === 0) onProgress?.(tally, differences);
  }
  return { tally, differences };
}

/** Evaluates one expression over all its inputs; answers the first input on which the two differ. */
async function playGroup(group: CaseGroup, tally: Tally): Promise<Case | undefined> {
  const { expression, inputs, bindings, budgeted } = group;
  const contest = new Contest(expression, budgeted);
  tally.addExpression(contest.tree, inputs.length);
  let found: Case | undefined;
  for (const data of inputs) {
    const round = await contest.play(data, bindings);
    tally.addRound(round, contest.mode);
    if (round.verdict === 'different') found ??= { expression, data, bindings };
    // What does not end on one input seldom ends on the next.
    if (round.verdict === 'ran away') break;
  }
  return found;
}

async function minimise({ budgeted }: CaseGroup, drawn: Case): Promise<Omit<Difference, 'index'>> {
  // A budget bounds what a simpler expression does; but where the difference shows without one alone, so it stays.
  const play = ({ expression, data, bindings }: Case, limited: boolean) =>
    new Contest(expression, limited).play(data, bindings);
  const limited = budgeted || (await play(drawn, true)).verdict === 'different';
  const shrunk = await shrink(
    drawn,
    async (candidate) => (await play(candidate, limited)).verdict === 'different',
  );
  return { drawn, shrunk, budgeted: limited, round: await play(shrunk, limited) };
}
