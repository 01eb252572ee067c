/** Wakes a loop that has nothing to do. Whoever changes something rings; the loop then looks for itself. */
export class Bell {
  #waiting: (() => void) | undefined;

  ring(): void {
    const wake = this.#waiting;
    this.#waiting = undefined;
    wake?.();
  }

  /** Resolves at the next ring. One loop waits at a bell, so that a ring costs next to nothing. */
  wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }
}
