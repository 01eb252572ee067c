import type { CancelTimer, Clock } from '../batch/Clock.ts';
import type { Advance, SpoolReader } from '../spool/SpoolReader.ts';

/** What has a cursor to be stored from time to time. */
export interface Stepping {
  /** A step would be welcome before the interval is over. */
  readonly isUrgent: boolean;
  /** The step since the last call; undefined when there was none. */
  step(): Advance | undefined;
  stored(): void;
}

export interface ProgressWriterOptions {
  readonly reader: Pick<SpoolReader, 'advance'>;
  readonly clock: Clock;
  readonly onFailure: (error: unknown) => void;
}

/** Milliseconds. What is settled within such a time may be delivered twice after a crash. */
const interval = 100;
const retryAfter = 1000;

/**
 * Stores the steps of all lines of a thread together, one transaction at a time and not too often: every
 * transaction waits for the disk, and the appends of the main thread wait for it too.
 */
export class ProgressWriter {
  readonly #options: ProgressWriterOptions;
  readonly #lines = new Set<Stepping>();
  /** Steps taken from their lines and not stored yet: when storing fails, the same ones are tried again. */
  readonly #steps = new Map<Stepping, Advance>();
  #cancelTimer: CancelTimer | undefined;
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(options: ProgressWriterOptions) {
    this.#options = options;
  }

  add(line: Stepping): void {
    this.#lines.add(line);
  }

  /** Stores the last step of a line that has come to rest, and forgets the line. */
  async remove(line: Stepping): Promise<void> {
    await this.flush();
    this.#lines.delete(line);
    // What could not be stored must not come later, when the line may be open anew and further on.
    this.#steps.delete(line);
  }

  /** A line may have moved. */
  notice(): void {
    if (this.#cancelTimer === undefined) this.#schedule(interval);
  }

  /** Stores all there is, unless storing fails. */
  async flush(): Promise<void> {
    while ((await this.#turn()) === 'stored');
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
    try {
      await this.#options.reader.advance([...this.#steps.values()]);
    } catch (error) {
      this.#options.onFailure(error);
      return 'failed';
    }
    const stored = [...this.#steps.keys()];
    this.#steps.clear();
    for (const line of stored) line.stored();
    return 'stored';
  }
}
