/**
 * How often an event may come back within the second or so that a peer throttles it. Full jitter from 100 ms, doubling,
 * comes to about four; without a backoff it is as many as the network carries.
 */
const most = 8;

/** How soon the engine comes back to a peer that asked it for less. */
export class Pace {
  readonly #returns = new Map<string, number>();

  /** These events were throttled. Each life of the engine starts afresh. @returns what is wrong with that. */
  note(events: readonly string[], life: number): string[] {
    return events.flatMap((event) => {
      const name = `${event} (life ${life})`;
      const returns = this.#returns.get(name) ?? -1;
      this.#returns.set(name, returns + 1);
      return returns === most ? [`${name} came back more than ${most} times while throttled`] : [];
    });
  }

  /** An answer to an earlier request still got through, so that the engine may take heart. */
  relieve(): void {
    this.#returns.clear();
  }
}
