import { Chunk } from '../../Chunk.ts';
import { IndexSet } from '../../IndexSet.ts';
import { hears } from '../../Subscription.ts';
import type { Installation } from '../Installation.ts';
import type { LmdbStore, ProgressRow, View } from '../LmdbStore.ts';
import { storedSize } from '../storedSize.ts';

/** Somebody who still wants events. */
interface Listener {
  readonly integration: string;
  readonly installation: Installation;
  readonly progress: ProgressRow;
  /** What its cursor has passed although it is not settled. */
  readonly stragglers: ReadonlyMap<number, IndexSet>;
}

/** All chunks of a store, read once from the first to the last. */
export class ChunkSurvey {
  readonly #chunk = new Chunk();
  readonly #listeners: readonly Listener[];
  readonly #waiting = new Map<string, number>();
  /** Chunks whose head is damaged, and those that are not there. */
  readonly lost: number[] = [];
  /** Chunks whose events are damaged; how many they are is known. */
  readonly damaged: number[] = [];
  readonly misplaced: number[] = [];
  first = 0;
  last = 0;
  count = 0;
  events = 0;
  bytes = 0;

  /** @param store whose installations and positions are sound. */
  constructor(store: LmdbStore, view: View) {
    this.#listeners = listenersOf(store, view);
    let position: number | undefined;
    for (const { key, value } of store.chunks.getRange({ ...view })) {
      if (!Number.isSafeInteger(key)) continue;
      this.#count(key, value);
      const isSound = this.#chunk.load(key, value) && this.#endsRise();
      if (!isSound) this.lost.push(key);
      else if (!this.#chunk.intact()) this.damaged.push(key);
      if (isSound && position !== undefined && this.#chunk.position !== position) this.misplaced.push(key);
      if (isSound) this.#hand(this.#chunk);
      position = isSound ? this.#chunk.position + storedSize(value.length) : undefined;
    }
  }

  /** Events that an integration has not settled, as far as they can be counted. */
  waiting(integration: string): number {
    return this.#waiting.get(integration) ?? 0;
  }

  /** Those who still want a chunk, should it have been for them. */
  needing(chunk: number): string[] {
    return this.#listeners.flatMap(({ integration, progress, stragglers }) =>
      progress.chunk <= chunk || stragglers.has(chunk) ? integration : [],
    );
  }

  #count(number: number, value: Buffer): void {
    if (this.count === 0) this.first = number;
    else for (let missing = this.last + 1; missing < number; missing++) this.lost.push(missing);
    this.last = number;
    this.count++;
    this.bytes += storedSize(value.length);
  }

  #endsRise(): boolean {
    const chunk = this.#chunk;
    let end = 0;
    for (let index = 0; index < chunk.count; index++) {
      const event = chunk.at(index);
      if (event.start < end || event.end < event.start) return false;
      end = event.end;
    }
    return true;
  }

  #hand(chunk: Chunk): void {
    this.events += chunk.count;
    for (const { integration, installation, progress, stragglers } of this.#listeners) {
      const left = stragglers.get(chunk.number)?.size ?? 0;
      if (left > 0) this.#waiting.set(integration, this.waiting(integration) + left);
      if (chunk.number < progress.chunk || !hears(integration, installation.subscriptions, chunk)) continue;
      const settled = chunk.number === progress.chunk ? progress.index : 0;
      this.#waiting.set(integration, this.waiting(integration) + chunk.count - settled);
    }
  }
}

function listenersOf(store: LmdbStore, view: View): Listener[] {
  return [...store.installations.getRange({ ...view })].flatMap(({ key, value }) => {
    const progress = store.progress.get(key, view);
    return value.retired || progress === undefined
      ? []
      : [{ integration: key, installation: value, progress, stragglers: stragglersOf(key, store, view) }];
  });
}

function stragglersOf(integration: string, store: LmdbStore, view: View): Map<number, IndexSet> {
  const rows = store.stragglers.getRange({
    start: [integration, 0],
    end: [integration, Number.MAX_SAFE_INTEGER],
    ...view,
  });
  return new Map([...rows].map(({ key, value }) => [key[1], new IndexSet(value)]));
}
