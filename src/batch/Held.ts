/** What the batcher holds in memory, and who waits for it to become less. */
export class Held {
  readonly #most: { readonly count: number; readonly bytes: number };
  #count = 0;
  #bytes = 0;
  #waiting: (() => void)[] = [];

  constructor(most: { readonly count: number; readonly bytes: number }) {
    this.#most = most;
  }

  get count(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get hasRoom(): boolean {
    return this.#count < this.#most.count && this.#bytes < this.#most.bytes;
  }

  whenRoom(): Promise<void> {
    if (this.hasRoom) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  add(bytes: number): void {
    this.#count++;
    this.#bytes += bytes;
  }

  remove(bytes: number): void {
    this.#count--;
    this.#bytes -= bytes;
    if (!this.hasRoom) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
