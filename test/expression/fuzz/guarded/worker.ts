import { parentPort, workerData } from 'node:worker_threads';
import { drawCases } from '../drawCases.ts';
import { groupCell, side, sideCell, watched } from '../oracle/watch.ts';
import { type Difference, minimise, playGroup } from '../playGroup.ts';
import { Tally } from '../Tally.ts';
import { formOf, tellDifference } from '../tellDifference.ts';
import type { WorkerMessage, WorkerTask } from './message.ts';

/** Plays groups for ever; whoever started it says when it is enough. */
const { seed, from, skip, shrinks, cells } = workerData as WorkerTask;
watched.cells = new Int32Array(cells);

const chunk = 100;
const post = (message: WorkerMessage) => parentPort?.postMessage(message);
let tally = new Tally();

for (let index = from; ; index++) {
  watched.cells[groupCell] = index;
  watched.cells[sideCell] = side.none;
  if (!skip.has(index)) {
    const found = await playGroup(drawCases(seed, index), tally);
    if (found !== undefined) postDifference('found', index, found);
    if (found !== undefined && shrinks) postDifference('minimised', index, await minimise(found));
  }
  if ((index + 1) % chunk !== 0) continue;
  post({ kind: 'progress', next: index + 1, tally });
  tally = new Tally();
  // Gives messages time to leave.
  await new Promise((resume) => setImmediate(resume));
}

function postDifference(kind: 'found' | 'minimised', index: number, difference: Difference): void {
  post({ kind, index, form: formOf(difference), told: tellDifference(seed, index, difference) });
}
