import { parentPort, workerData } from 'node:worker_threads';
import { drawCases } from '../drawCases.ts';
import { groupCell, side, sideCell, watched } from '../oracle/watch.ts';
import { minimise, playGroup } from '../playGroup.ts';
import { Tally } from '../Tally.ts';
import { tellDifference } from '../tellDifference.ts';
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
    if (found !== undefined) {
      post({ kind: 'found', index, told: tellDifference(seed, index, found) });
      if (shrinks)
        post({ kind: 'minimised', index, told: tellDifference(seed, index, await minimise(found)) });
    }
  }
  if ((index + 1) % chunk !== 0) continue;
  post({ kind: 'progress', next: index + 1, tally });
  tally = new Tally();
  // Gives messages time to leave.
  await new Promise((resume) => setImmediate(resume));
}
