import { drawCases } from './drawCases.ts';
import { minimise, playGroup } from './playGroup.ts';
import { Tally } from './Tally.ts';
import { tellDifference } from './tellDifference.ts';

/**
 * Draws cases and holds ours against the package, in this thread and with no guard against evaluations that never end;
 * `runGuarded` has one. Stops after `cases` cases or `atMost` differences, which it answers as told to a person.
 */
export async function runFuzzer(
  seed: number,
  cases: number,
  atMost: number,
): Promise<{ tally: Tally; differences: string[] }> {
  const tally = new Tally();
  const differences: string[] = [];
  for (let index = 0; tally.cases < cases && differences.length < atMost; index++) {
    const found = await playGroup(drawCases(seed, index), tally);
    if (found !== undefined) differences.push(tellDifference(seed, index, await minimise(found)));
  }
  return { tally, differences };
}
