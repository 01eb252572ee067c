import { setTimeout as pause } from 'node:timers/promises';
import { projectSecrets } from '../endToEnd/projectFile.ts';
import type { ServeProcess } from '../endToEnd/spawnServe.ts';
import { type Flaw, postedEvent, type SoakEvent } from './SoakEvent.ts';

/** Events that were posted together, which are accepted or not as one. */
export interface PostedBatch {
  readonly events: readonly SoakEvent[];
  acknowledged: boolean;
}

const users = 12;
const batchSize = 10;
/** Milliseconds between two batches. */
const rest = 150;
const flaws: readonly Flaw[] = ['heartbeat', 'bad grade', 'refused', 'long key', 'oversize'];

/**
 * Posts events for users of its own, a batch after the other: the next one only once it is known what became of the
 * last, so that the order of acceptance is the order of posting.
 */
export class Author {
  readonly batches: PostedBatch[] = [];
  /** Events in them, and those of them that have a flaw. */
  readonly counts = { posted: 0, flawed: 0 };
  readonly #name: string;
  readonly #random: () => number;
  readonly #sequences = new Map<string, number>();
  #count = 0;

  constructor(name: string, random: () => number) {
    this.#name = name;
    this.#random = random;
  }

  /** Posts until it is told to stop. @param serving resolves when there is somebody to post to. */
  async write(serving: () => Promise<ServeProcess>, isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await this.#post(await serving(), this.#compose(batchSize));
      await pause(rest * (0.5 + this.#random()));
    }
  }

  /** One event more for each user. */
  async sayLast(serving: ServeProcess): Promise<void> {
    const last = Array.from({ length: users }, (_, index) => this.#event(`${this.#name}${index}`, undefined));
    await this.#post(serving, last);
  }

  async #post(serving: ServeProcess, events: readonly SoakEvent[]): Promise<void> {
    const batch: PostedBatch = { events, acknowledged: false };
    this.batches.push(batch);
    this.counts.posted += events.length;
    this.counts.flawed += events.filter(({ flaw }) => flaw !== undefined).length;
    const body = JSON.stringify({ batch: events.map(postedEvent) });
    for (;;) {
      let response: Response;
      try {
        response = await serving.post('/v1/batch', body, projectSecrets.PATCHBAY_TEST_WEB_KEY);
        const text = await response.text();
        if (response.status === 200) {
          batch.acknowledged = JSON.parse(text).accepted === events.length;
          if (!batch.acknowledged) throw new Error(`a good batch was accepted in part: ${text}`);
          return;
        }
        if (response.status !== 503 && response.status !== 429) {
          throw new Error(`a good batch was answered ${response.status}: ${text}`);
        }
      } catch (error) {
        // The engine was killed: whether it had accepted the batch, nobody knows.
        if (error instanceof TypeError) return;
        throw error;
      }
      await pause(1000 * Number(response.headers.get('retry-after')));
    }
  }

  #compose(size: number): SoakEvent[] {
    return Array.from({ length: size }, () => {
      const count = this.#count++;
      // Each flaw comes early, and then about once in two hundred events; the largest is rarer.
      const flaw = count % 40 === 7 ? flaws[Math.floor(count / 40) % flaws.length] : undefined;
      const isRare = flaw === 'oversize' && Math.floor(count / 40) % 25 !== 4;
      const user = `${this.#name}${Math.floor(this.#random() * users)}`;
      return this.#event(user, isRare ? undefined : flaw);
    });
  }

  #event(user: string, flaw: Flaw | undefined): SoakEvent {
    const name = flaw === 'long key' ? `${user}-${'k'.repeat(300)}` : user;
    const sequence = (this.#sequences.get(name) ?? 0) + 1;
    this.#sequences.set(name, sequence);
    return {
      id: `${name.slice(0, 10)}-${flaw === undefined ? '' : 'flawed-'}${sequence}`,
      user: name,
      sequence,
      flaw,
    };
  }
}
