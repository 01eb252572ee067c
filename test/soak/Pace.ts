/** Milliseconds in which what was already under way is told to slow down. */
const grace = 300;

/**
 * After the grace, for one thing that is throttled. Full jitter from 100 ms, doubling, comes to about 4 in the second
 * that a spell lasts; without a backoff it is hundreds.
 */
const most = 15;

/** How soon the engine comes back to a peer that asked it for less. */
export class Pace {
  readonly complaints: string[] = [];
  readonly #counts = new Map<string, { readonly since: number; returns: number }>();

  /** These were throttled, at this moment in milliseconds. Each life of the engine starts afresh. */
  note(names: readonly string[], life: number, now: number): void {
    for (const name of names) {
      const key = `${name} (life ${life})`;
      const count = this.#counts.get(key);
      if (count === undefined) this.#counts.set(key, { since: now, returns: 0 });
      else if (now > count.since + grace) this.#notice(key, ++count.returns);
    }
  }

  /** An answer to an earlier request still got through, so that the engine may take heart. */
  relieve(): void {
    this.#counts.clear();
  }

  #notice(key: string, returns: number): void {
    if (returns === most + 1)
      this.complaints.push(`${key} came back more than ${most} times while throttled`);
  }
}
