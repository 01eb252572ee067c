import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { SealedIntegration } from './ThreadIntegration.ts';
import { ThreadKeeper, type ThreadKeeperOptions } from './ThreadKeeper.ts';

export interface DeliveryPoolOptions extends Omit<ThreadKeeperOptions, 'number'> {
  /** Threads at most. */
  readonly threads: number;
}

/** Packs the integrations into few threads: each goes to the one that serves the fewest. */
export class DeliveryPool {
  readonly #options: DeliveryPoolOptions;
  readonly #keepers: ThreadKeeper[] = [];
  readonly #keeperOf = new Map<string, ThreadKeeper>();
  #head = 0;

  constructor(options: DeliveryPoolOptions) {
    this.#options = options;
  }

  open(integration: SealedIntegration): void {
    const keeper = this.#leastBusy();
    this.#keeperOf.set(integration.id, keeper);
    keeper.open(integration);
  }

  /** See `ThreadKeeper.swap`. */
  async swap(integration: SealedIntegration): Promise<Diagnostic | undefined> {
    const keeper = this.#keeperOf.get(integration.id);
    if (keeper !== undefined) return keeper.swap(integration);
    this.open(integration);
    return undefined;
  }

  /** Resolves when the integration has come to rest, at the latest `patience` milliseconds and a little more later. */
  async close(integration: string, patience: number): Promise<void> {
    const keeper = this.#keeperOf.get(integration);
    this.#keeperOf.delete(integration);
    await keeper?.close(integration, patience);
  }

  publish(head: number): void {
    this.#head = head;
    for (const keeper of this.#keepers) keeper.publish(head);
  }

  /** Closes all integrations and ends all threads. */
  async end(patience: number): Promise<void> {
    await Promise.all([...this.#keeperOf.keys()].map((integration) => this.close(integration, patience)));
    await Promise.all(this.#keepers.map((keeper) => keeper.end()));
  }

  #leastBusy(): ThreadKeeper {
    const idle = this.#keepers.find(({ load }) => load === 0);
    if (idle !== undefined) return idle;
    if (this.#keepers.length < this.#options.threads) {
      const keeper = new ThreadKeeper({ ...this.#options, number: this.#keepers.length + 1 });
      keeper.publish(this.#head);
      this.#keepers.push(keeper);
      return keeper;
    }
    return this.#keepers.reduce((least, keeper) => (keeper.load < least.load ? keeper : least));
  }
}
