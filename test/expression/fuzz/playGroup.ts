import type { Case } from './Case.ts';
import type { CaseGroup } from './drawCases.ts';
import { Contest, type Round } from './oracle/Contest.ts';
import { shrink } from './shrink/shrink.ts';
import type { Tally } from './Tally.ts';

export interface Difference {
  readonly drawn: Case;
  readonly shrunk: Case;
  readonly budgeted: boolean;
  readonly round: Round;
}

/** Evaluates one expression over all its inputs; answers the first input on which the two differ. */
export async function playGroup(group: CaseGroup, tally: Tally): Promise<Difference | undefined> {
  const { expression, inputs, bindings, budgeted } = group;
  const contest = new Contest(expression, budgeted);
  tally.addExpression(contest.tree, inputs.length);
  let found: Difference | undefined;
  for (const data of inputs) {
    const round = await contest.play(data, bindings);
    tally.addRound(round, contest.mode);
    const drawn = { expression, data, bindings };
    if (round.verdict === 'different') found ??= { drawn, shrunk: drawn, budgeted, round };
    // What does not end on one input seldom ends on the next.
    if (round.verdict === 'ran away') break;
  }
  return found;
}

/** The simplest case to be had that still differs. */
export async function minimise({ drawn, budgeted }: Difference): Promise<Difference> {
  const play = ({ expression, data, bindings }: Case, limited: boolean) =>
    new Contest(expression, limited).play(data, bindings);
  // A simpler expression may never end without a budget; but where the difference shows only without one, so be it.
  const limited = budgeted || (await play(drawn, true)).verdict === 'different';
  const differs = async (candidate: Case) => (await play(candidate, limited)).verdict === 'different';
  const shrunk = await shrink(drawn, differs);
  return { drawn, shrunk, budgeted: limited, round: await play(shrunk, limited) };
}
