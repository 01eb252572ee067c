import { type Settled, Trail } from './Trail.ts';

/** What a trail keeps at most, and all trails of a thread together. */
const most = { count: 10_000, bytes: 4 * 1024 * 1024 };
const together = { count: 100_000, bytes: 32 * 1024 * 1024 };

/** Milliseconds. */
const longest = 15 * 60_000;

/** Entries for one id that are told: whoever uses an id more often has no ids. */
const mostFound = 100;

/** Entries with the integrations that they belong to. */
export type Found = readonly (readonly [integration: string, Settled])[];

/** Where the events of a thread's integrations have gone, for a while: a busy one leaves the others theirs. */
export class Trails {
  readonly #trails = new Map<string, Trail>();

  add(integration: string, settled: Settled): void {
    const trail = this.#trails.get(integration) ?? this.#begin(integration, settled.settledAt);
    trail.add(settled);
  }

  /** @param integration all of them when absent. */
  find(eventId: string, integration: string | undefined, now: number): Found {
    const found: [string, Settled][] = [];
    for (const [id, trail] of this.#trails) {
      if (integration !== undefined && integration !== id) continue;
      trail.forget(now);
      for (const settled of trail.find(eventId)) found.push([id, settled]);
    }
    return found.slice(-mostFound);
  }

  #begin(integration: string, now: number): Trail {
    this.#leaveEmpty(now);
    const trail = new Trail(most, longest);
    this.#trails.set(integration, trail);
    this.#share();
    return trail;
  }

  #leaveEmpty(now: number): void {
    for (const [id, trail] of this.#trails) {
      trail.forget(now);
      if (trail.size === 0) this.#trails.delete(id);
    }
  }

  #share(): void {
    const share = 1 / this.#trails.size;
    const count = Math.min(most.count, Math.ceil(together.count * share));
    const bytes = Math.min(most.bytes, Math.ceil(together.bytes * share));
    for (const trail of this.#trails.values()) trail.limits = { count, bytes };
  }
}
