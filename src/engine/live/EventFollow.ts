import type { Clock } from '../../batch/Clock.ts';
import { type LiveFilter, type LiveMessage, matches } from './LiveMessage.ts';
import type { Stage } from './Note.ts';

/** Follows one event to its end, for whoever has sent it and waits for what becomes of it. */
export class EventFollow {
  readonly #filter: LiveFilter;
  readonly #clock: Clock;
  readonly #onEnd: () => void;
  readonly #told = new Map<LiveMessage['kind'], string>();
  #isOver = false;
  #wake: (() => void) | undefined;

  constructor(filter: LiveFilter, clock: Clock, onEnd: () => void) {
    this.#filter = filter;
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  add(message: LiveMessage): void {
    if (!matches(this.#filter, message)) return;
    this.#told.set(message.kind, message.data);
    if (message.kind === 'outcome') this.#finish();
  }

  /** What was told last of a stage: JSON. */
  told(stage: Stage): string | undefined {
    return this.#told.get(stage);
  }

  /**
   * Resolves when the outcome has been told, when so many milliseconds have passed, or when nobody waits any more.
   *
   * @param signal set when nobody does.
   */
  async wait(patience: number, signal: AbortSignal): Promise<void> {
    if (this.#isOver || signal.aborted) return;
    const finish = () => this.#wake?.();
    const cancel = this.#clock.setTimer(patience, finish);
    signal.addEventListener('abort', finish);
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    cancel();
    signal.removeEventListener('abort', finish);
  }

  end(): void {
    this.#finish();
    this.#onEnd();
  }

  #finish(): void {
    this.#isOver = true;
    this.#wake?.();
  }
}
