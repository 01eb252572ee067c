/**
 * How often an event may come back within the second or so that a peer throttles it. Full jitter from 100 ms, doubling,
 * comes to about four; without a backoff it is as many as the network carries.
 */
const most = 10;

/** How soon the engine comes back to a peer that asked it for less. */
export class Pace {
  readonly complaints: string[] = [];
  readonly #returns = new Map<string, number>();

  /** These events were throttled. Each life of the engine starts afresh. */
  note(events: readonly string[], life: number): void {
    for (const event of events) {
      const name = `${event} (life ${life})`;
      const returns = this.#returns.get(name) ?? -1;
      this.#returns.set(name, returns + 1);
      if (returns === most) this.complaints.push(`${name} came back more than ${most} times while throttled`);
    }
  }

  /** An answer to an earlier request still got through, so that the engine may take heart. */
  relieve(): void {
    this.#returns.clear();
  }
}
