import { Worker } from 'node:worker_threads';
import { drawCases } from '../drawCases.ts';
import { groupCell, side, sideCell, watchedCells } from '../oracle/watch.ts';
import { Tally } from '../Tally.ts';
import type { WorkerMessage, WorkerTask } from './message.ts';

export interface GuardedRun {
  readonly seed: number;
  readonly cases: number;
  /** The first group to draw. */
  readonly from: number;
  /** Groups to pass over. */
  readonly skip: readonly number[];
  /** Forms of differences after which to stop. */
  readonly atMost: number;
  /** Whether differences are told as simply as can be, which takes a while, or as drawn. */
  readonly shrinks: boolean;
  readonly onProgress: (cases: number, differences: number) => void;
  readonly onDifference: (told: string) => void;
}

/**
 * Plays cases in a thread of their own. Some evaluations never end, or end with the memory: loops of the package itself
 * that no limit reaches. Such a thread is given up and another goes on behind the case; where it was ours that did not
 * end, that is a difference.
 */
export async function runGuarded(run: GuardedRun): Promise<{ tally: Tally; differences: number }> {
  const guard = new Guard(run);
  while (!guard.hasEnough) await guard.play();
  return { tally: guard.tally, differences: guard.differences };
}

/** Seconds without a sign of life after which an evaluation is said never to end. */
const patience = 10;

/** Threads do not inherit what reads TypeScript. */
const startTypeScript = `import('tsx/esm/api').then(({ register }) => {
  register();
  return import(${JSON.stringify(new URL('./worker.ts', import.meta.url).href)});
});`;

class Guard {
  readonly tally = new Tally();
  readonly #run: GuardedRun;
  readonly #skip: Set<number>;
  /** Differences by group; those that have been told are left empty. */
  readonly #found = new Map<number, string>();
  /** Of each form, the group that showed it first: those that follow are told in a line. */
  readonly #forms = new Map<string, number>();
  readonly #cells = new SharedArrayBuffer(4 * watchedCells);
  #next: number;

  constructor(run: GuardedRun) {
    this.#run = run;
    this.#skip = new Set(run.skip);
    this.#next = run.from;
  }

  get differences(): number {
    return this.#found.size;
  }

  get hasEnough(): boolean {
    return this.tally.cases >= this.#run.cases || this.#forms.size >= this.#run.atMost;
  }

  /** Plays until there is enough, or an evaluation does not end. */
  async play(): Promise<void> {
    const { seed, shrinks } = this.#run;
    const task: WorkerTask = { seed, shrinks, from: this.#next, skip: this.#skip, cells: this.#cells };
    const worker = new Worker(startTypeScript, {
      eval: true,
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    const end = await new Promise<'enough' | 'lost'>((resolve, reject) => {
      worker.on('message', (message: WorkerMessage) => this.#take(message) && resolve('enough'));
      worker.on('error', (error) => (isOutOfMemory(error) ? resolve('lost') : reject(error)));
      worker.on('exit', () => resolve('lost'));
      this.#watch(worker, () => resolve('lost'));
    });
    await worker.terminate();
    if (end === 'lost') this.#giveUp();
  }

  /** True when nothing is left to wait for. */
  #take(message: WorkerMessage): boolean {
    if (message.kind === 'progress') this.#advance(message.next, message.tally);
    else if (this.#found.get(message.index) !== '') {
      this.#found.set(message.index, message.told);
      if (message.kind === 'minimised' || !this.#run.shrinks) this.#tell(message.index, message.form);
    }
    return this.hasEnough && [...this.#found.values()].every((text) => text === '');
  }

  #advance(next: number, tally: Tally): void {
    this.#next = next;
    this.tally.merge(tally);
    this.#run.onProgress(this.tally.cases, this.#found.size);
  }

  #tell(index: number, form = `${index}`): void {
    const first = this.#forms.get(form);
    const again = `AGAIN (--seed ${this.#run.seed} --from ${index}): like --from ${first}`;
    this.#run.onDifference(first === undefined ? (this.#found.get(index) ?? '') : again);
    if (first === undefined) this.#forms.set(form, index);
    this.#found.set(index, '');
  }

  #watch(worker: Worker, onSilence: () => void): void {
    let [seen, silent] = ['', 0];
    const watchdog = setInterval(() => {
      const now = new Int32Array(this.#cells).join();
      silent = now === seen ? silent + 1 : 0;
      seen = now;
      if (silent >= patience) onSilence();
    }, 1000);
    worker.on('exit', () => clearInterval(watchdog));
  }

  /** Passes over the group that is being played, and says what is known of it. */
  #giveUp(): void {
    const cells = new Int32Array(this.#cells);
    const index = cells[groupCell] as number;
    this.#skip.add(index);
    if (!this.#found.get(index) && cells[sideCell] === side.ours) {
      const { expression } = drawCases(this.#run.seed, index);
      this.#found.set(
        index,
        `DIFFERENT (--seed ${this.#run.seed} --from ${index})\n  expression  ${expression}\n  because     ours does not end\n`,
      );
    }
    if (this.#found.get(index)) this.#tell(index);
    else this.tally.addEndless();
  }
}

function isOutOfMemory(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
