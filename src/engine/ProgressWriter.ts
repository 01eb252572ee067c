import type { CancelTimer, Clock } from '../batch/Clock.ts';
import type { Step } from '../spool/Step.ts';

/** What has a cursor to be stored from time to time. */
export interface Stepping {
  /** A step would be welcome before the interval is over. */
  readonly isUrgent: boolean;
  /** There is something for the next step. */
  readonly hasMoved: boolean;
  /** The step since the last call; undefined when there was none. */
  step(): Step | undefined;
  stored(): void;
}

export interface ProgressWriterOptions {
  /** Stores them in one transaction. @returns false when that failed: they will be tried again. */
  readonly store: (steps: readonly Step[]) => Promise<boolean>;
  readonly clock: Clock;
}

/** Milliseconds. What is settled within such a time may be delivered twice after a crash. */
const interval = 100;
const retryAfter = 1000;

/** Stores the steps of all lines of a thread together, and not too often: every transaction waits for the disk. */
export class ProgressWriter {
  readonly #options: ProgressWriterOptions;
  readonly #lines = new Set<Stepping>();
  /** Steps taken from their lines and not stored yet: when storing fails, the same ones are tried again. */
  readonly #steps = new Map<Stepping, Step>();
  #cancelTimer: CancelTimer | undefined;
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(options: ProgressWriterOptions) {
    this.#options = options;
  }

  add(line: Stepping): void {
    this.#lines.add(line);
  }

  /** Stores the last steps of a line that has come to rest, and forgets the line. The others move on meanwhile. */
  async remove(line: Stepping): Promise<void> {
    while ((await this.#turn()) === 'stored' && line.hasMoved);
    this.#lines.delete(line);
    // What could not be stored must not come later, when the line may be open anew and further on.
    this.#steps.delete(line);
  }

  /** A line may have moved. */
  notice(): void {
    if (this.#cancelTimer === undefined) this.#schedule(interval);
  }

  /** Stores nothing more. */
  async close(): Promise<void> {
    this.#cancelTimer?.();
    this.#lines.clear();
    this.#steps.clear();
    await this.#lastTurn;
  }

  #schedule(delay: number): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.#options.clock.setTimer(delay, () => {
      this.#cancelTimer = undefined;
      void this.#turn().then((outcome) => {
        if (outcome === 'failed') this.#schedule(retryAfter);
        else if ([...this.#lines].some((line) => line.isUrgent)) this.#schedule(0);
      });
    });
  }

  /** Writes once all earlier writes are done. */
  #turn(): Promise<'stored' | 'idle' | 'failed'> {
    const turn = this.#lastTurn.then(() => this.#write());
    this.#lastTurn = turn;
    return turn;
  }

  async #write(): Promise<'stored' | 'idle' | 'failed'> {
    for (const line of this.#lines) {
      const step = this.#steps.has(line) ? undefined : line.step();
      if (step !== undefined) this.#steps.set(line, step);
    }
    if (this.#steps.size === 0) return 'idle';
    if (!(await this.#options.store([...this.#steps.values()]))) return 'failed';
    const stored = [...this.#steps.keys()];
    this.#steps.clear();
    for (const line of stored) line.stored();
    return 'stored';
  }
}
