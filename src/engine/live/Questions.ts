import type { CancelTimer, Clock } from '../../batch/Clock.ts';

interface Pending<Answer> {
  readonly resolve: (answer: Answer | undefined) => void;
  readonly cancel: CancelTimer;
}

/** Questions to another thread that may be busy, or end. */
export class Questions<Answer> {
  readonly #clock: Clock;
  readonly #deadline: number;
  readonly #pending = new Map<number, Pending<Answer>>();
  #last = 0;

  /** @param deadline milliseconds after which no answer is waited for. */
  constructor(clock: Clock, deadline: number) {
    this.#clock = clock;
    this.#deadline = deadline;
  }

  /** @returns undefined when there was no answer in time. */
  ask(post: (question: number) => void): Promise<Answer | undefined> {
    const question = ++this.#last;
    return new Promise((resolve) => {
      const cancel = this.#clock.setTimer(this.#deadline, () => this.answer(question, undefined));
      this.#pending.set(question, { resolve, cancel });
      post(question);
    });
  }

  answer(question: number, answer: Answer | undefined): void {
    const pending = this.#pending.get(question);
    this.#pending.delete(question);
    pending?.cancel();
    pending?.resolve(answer);
  }

  /** Nobody will answer any more. */
  giveUp(): void {
    for (const question of [...this.#pending.keys()]) this.answer(question, undefined);
  }
}
