/** Milliseconds in which what was already under way is told to slow down. */
const grace = 300;

/**
 * After the grace, for one thing that is throttled. Full jitter from 100 ms, doubling, comes to about 4 in the second
 * that a spell lasts; without a backoff it is hundreds.
 */
const most = 15;

/** How soon the engine comes back to a peer that asked it for less. */
export class Pace {
  readonly #times = new Map<string, number[]>();

  /** These were throttled, at this moment in milliseconds. Each life of the engine starts afresh. */
  note(names: readonly string[], life: number, now: number): void {
    for (const name of names) {
      const key = `${name} (life ${life})`;
      const times = this.#times.get(key);
      if (times === undefined) this.#times.set(key, [now]);
      else times.push(now);
    }
  }

  get complaints(): string[] {
    const found: string[] = [];
    for (const [name, times] of this.#times) {
      const [first = 0] = times;
      const later = times.filter((time) => time > first + grace).length;
      if (later > most)
        found.push(`${name} came back ${later} times in spite of being throttled, of at most ${most}`);
    }
    return found;
  }
}
