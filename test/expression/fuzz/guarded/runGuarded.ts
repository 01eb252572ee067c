import { Worker } from 'node:worker_threads';
import { drawCases } from '../drawCases.ts';
import { groupCell, side, sideCell } from '../oracle/watch.ts';
import { Tally } from '../Tally.ts';
import type { WorkerMessage, WorkerTask } from './message.ts';

export interface GuardedRun {
  readonly seed: number;
  readonly cases: number;
  readonly from: number;
  /** Groups to pass over. */
  readonly skip: readonly number[];
  /** Differences after which to stop. */
  readonly atMost: number;
  readonly onProgress: (cases: number, differences: number) => void;
  readonly onDifference: (told: string) => void;
}

/** Seconds without a sign of life after which an evaluation is said never to end. */
const patience = 10;

/** Threads do not inherit what reads TypeScript. */
const startTypeScript = `import('tsx/esm/api').then(({ register }) => {
  register();
  return import(${JSON.stringify(new URL('./worker.ts', import.meta.url).href)});
});`;

/**
 * Plays cases in a thread of their own. Some evaluations never end, or end with the memory: loops of the package itself
 * that no limit reaches. Such a thread is given up and another goes on behind the case; where it was ours that did not
 * end, that is a difference.
 */
export async function runGuarded(run: GuardedRun): Promise<{ tally: Tally; differences: number }> {
  const tally = new Tally();
  const skip = new Set(run.skip);
  const told = new Map<number, string>();
  const cells = new SharedArrayBuffer(8);
  const watched = new Int32Array(cells);
  let next = run.from;

  const tell = (index: number) => {
    const text = told.get(index);
    if (text !== undefined) run.onDifference(text);
    told.set(index, '');
  };
  const enough = () => tally.cases >= run.cases || told.size >= run.atMost;

  const play = () =>
    new Promise<void>((resolve, reject) => {
      const task: WorkerTask = { seed: run.seed, from: next, skip, cells };
      const worker = new Worker(startTypeScript, {
        eval: true,
        workerData: task,
        resourceLimits: { maxOldGenerationSizeMb: 1024 },
      });
      let [seen, silent] = ['', 0];
      const end = () => {
        clearInterval(watchdog);
        worker.terminate().then(() => resolve(), reject);
      };
      const giveUp = () => {
        const index = watched[groupCell] as number;
        skip.add(index);
        if (told.get(index)) tell(index);
        else if (watched[sideCell] === side.ours) {
          told.set(
            index,
            `DIFFERENT (--seed ${run.seed} --from ${index}): ours does not end\n  expression  ${drawCases(run.seed, index).expression}\n`,
          );
          tell(index);
        } else tally.addEndless();
        end();
      };
      const watchdog = setInterval(() => {
        const now = `${watched}`;
        silent = now === seen ? silent + 1 : 0;
        seen = now;
        if (silent >= patience) giveUp();
      }, 1000);
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'progress') {
          if (message.next <= next) return;
          next = message.next;
          tally.merge(message.tally);
          run.onProgress(tally.cases, told.size);
        } else if (told.get(message.index) !== '') {
          told.set(message.index, message.told);
          if (message.kind === 'minimised') tell(message.index);
        }
        if (enough() && [...told.values()].every((text) => text === '')) end();
      });
      worker.on('error', (error: NodeJS.ErrnoException) => {
        clearInterval(watchdog);
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') giveUp();
        else reject(error);
      });
    });

  while (!enough()) await play();
  return { tally, differences: told.size };
}
