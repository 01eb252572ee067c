type Close = (deadline: number) => unknown;

/** What was opened: closed in the reverse order, within one deadline for all. */
export class ClosingStack {
  readonly #closers: Close[] = [];

  /** @param close is given the milliseconds that are left. */
  push(close: Close): void {
    this.#closers.push(close);
  }

  /** What all others stand on, and is closed after them. */
  pushUnder(close: Close): void {
    this.#closers.unshift(close);
  }

  async close(deadline: number): Promise<void> {
    const begun = performance.now();
    for (let close = this.#closers.pop(); close !== undefined; close = this.#closers.pop()) {
      await close(Math.max(0, deadline - (performance.now() - begun)));
    }
  }
}
