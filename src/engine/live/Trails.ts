import { type Settled, Trail } from './Trail.ts';

/** What a trail keeps at most, and all trails of a thread together. */
const most = { events: 10_000, bytes: 4 * 1024 * 1024, age: 15 * 60_000 };
const together = { events: 100_000, bytes: 32 * 1024 * 1024 };

/** Entries for one id that are told: whoever uses an id more often has no ids. */
const mostFound = 100;

/** Where the events of a thread's integrations have gone, for a while: a busy one leaves the others theirs. */
export class Trails {
  readonly #trails = new Map<string, Trail>();

  /** The trail of an integration, which goes on where it was when the integration is opened anew. */
  of(integration: string, now: number): Trail {
    const known = this.#trails.get(integration);
    if (known !== undefined) return known;
    this.#leaveEmpty(now);
    const trail = new Trail(most);
    this.#trails.set(integration, trail);
    this.#share();
    return trail;
  }

  /** @param integration all of them when absent. */
  find(eventId: string, integration: string | undefined, now: number): [integration: string, Settled][] {
    const found: [string, Settled][] = [];
    for (const [id, trail] of this.#trails) {
      if (integration !== undefined && integration !== id) continue;
      trail.forget(now);
      for (const settled of trail.find(eventId)) found.push([id, settled]);
    }
    return found.slice(-mostFound);
  }

  #leaveEmpty(now: number): void {
    for (const [id, trail] of this.#trails) {
      trail.forget(now);
      if (trail.size === 0) this.#trails.delete(id);
    }
  }

  #share(): void {
    const count = this.#trails.size;
    const events = Math.min(most.events, Math.floor(together.events / count));
    const bytes = Math.min(most.bytes, Math.floor(together.bytes / count));
    for (const trail of this.#trails.values()) trail.limits = { ...most, events, bytes };
  }
}
