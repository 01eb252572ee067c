import type { CancelTimer, Clock } from './Clock.ts';

/**
 * Milliseconds without an answer after which a request no longer takes the place of another. Whatever the peer is at,
 * it is not busy with it; and where one request alone has leave, all others would wait for its deadline.
 */
const overdueAfter = 1_000;

interface Underway {
  /** When it was sent, in epoch milliseconds. */
  readonly since: number;
}

export interface TrafficOptions {
  readonly clock: Clock;
  /** Requests under way, overdue ones included. */
  readonly most: number;
  /** Called when a request that stood in the way of others has become overdue. */
  readonly onFree: () => void;
}

/** The requests under way, oldest first, and whether there may be one more. */
export class Traffic<Request extends Underway> {
  readonly #options: TrafficOptions;
  readonly #requests = new Set<Request>();
  #cancel: CancelTimer | undefined;

  constructor(options: TrafficOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#requests.size;
  }

  [Symbol.iterator](): IterableIterator<Request> {
    return this.#requests.values();
  }

  add(request: Request): void {
    this.#requests.add(request);
  }

  delete(request: Request): void {
    this.#requests.delete(request);
    if (this.#requests.size === 0) this.close();
  }

  /** @param allowed requests that may be under way and not overdue. */
  hasSlot(allowed: number): boolean {
    const { size } = this.#requests;
    if (size < allowed) return true;
    if (allowed === 0 || size >= this.#options.most) return false;
    const now = this.#options.clock.now();
    let busy = size;
    for (const { since } of this.#requests) {
      if (now < since + overdueAfter) {
        if (busy >= allowed) this.#lookAgain(since + overdueAfter - now);
        break;
      }
      busy--;
    }
    return busy < allowed;
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #lookAgain(delay: number): void {
    this.#cancel ??= this.#options.clock.setTimer(delay, () => {
      this.#cancel = undefined;
      this.#options.onFree();
    });
  }
}
