import { type Account, inFlight } from '../Account.ts';
import type { AudienceKey } from '../Audience.ts';
import type { Step } from '../Step.ts';
import type { Subscription } from '../Subscription.ts';
import { acceptedBy, type Installation } from './Installation.ts';
import type { LmdbLog } from './LmdbLog.ts';
import { LmdbRevisions } from './LmdbRevisions.ts';
import type { LmdbStore, ProgressRow, View } from './LmdbStore.ts';
import { LmdbStragglers } from './LmdbStragglers.ts';

/** What trimming and the disk limit need to know of all integrations together. */
export interface Survey {
  /** The first chunk that somebody still needs; Infinity when nobody is installed. */
  readonly oldest: number;
  /** Who stands there. */
  readonly slowest?: string;
  /** Bytes of all dead letters. */
  readonly deadBytes: number;
  /** Who has the most of them. */
  readonly deadliest?: string;
}

/**
 * Installations and what is counted for them. The methods that write are to be called inside a transaction that is
 * theirs alone.
 */
export class LmdbAccounts {
  readonly #store: LmdbStore;
  readonly #log: LmdbLog;
  readonly #stragglers: LmdbStragglers;
  readonly #revisions: LmdbRevisions;

  constructor(store: LmdbStore, log: LmdbLog) {
    this.#store = store;
    this.#log = log;
    this.#stragglers = new LmdbStragglers(store);
    this.#revisions = new LmdbRevisions(store);
  }

  installed(integration: string): boolean {
    return this.#store.installations.get(integration)?.retired === false;
  }

  /** It is installed like this: `install` would change nothing. */
  isAsWanted(integration: string, sources: readonly string[] | undefined, revision?: number): boolean {
    const installation = this.#store.installations.get(integration);
    return (
      installation?.retired === false &&
      (revision === undefined || installation.revision === revision) &&
      sameSources(installation.subscriptions.at(-1)?.sources, sources)
    );
  }

  all(): Account[] {
    return this.#store.snapshot((view) => this.allIn(view));
  }

  allIn(view: View): Account[] {
    const counts = this.#countsIn(view);
    return [...this.#store.installations.getKeys({ ...view })].flatMap((integration) => {
      const account = this.#accountIn(view, integration, counts);
      return account === undefined ? [] : [account];
    });
  }

  of(integration: string): Account | undefined {
    return this.#store.snapshot((view) => this.#accountIn(view, integration, this.#countsIn(view)));
  }

  install(integration: string, sources: readonly string[] | undefined, revision?: number): void {
    const { installations, progress } = this.#store;
    const standing = progress.get(integration);
    const before = installations.get(integration);
    if (revision !== undefined) this.#revisions.open(integration, revision);
    const known = before && { ...before, ...(revision === undefined ? {} : { revision }) };
    const subscription = { after: this.#log.tail, ...(sources === undefined ? {} : { sources }) };
    if (known === undefined || standing === undefined || known.retired) {
      progress.put(integration, { ...(standing ?? nothingDone), chunk: this.#log.tail + 1, index: 0 });
      installations.put(
        integration,
        this.#subscribed(
          integration,
          known ?? { ...nobody, ...(revision === undefined ? {} : { revision }) },
          [subscription],
        ),
      );
    } else if (!sameSources(known.subscriptions.at(-1)?.sources, sources)) {
      const needed = known.subscriptions.filter((_, index, all) => {
        const next = all[index + 1];
        return next === undefined || next.after >= standing.chunk;
      });
      installations.put(integration, this.#subscribed(integration, known, [...needed, subscription]));
    } else {
      installations.put(integration, known);
    }
  }

  /** @param deadBytes what the letters of those that died on the way take. */
  advance({ integration, progress, shares = [], left = [], caughtUp = [] }: Step, deadBytes: number): void {
    this.#revisions.advance(integration, shares);
    this.#stragglers.leave(integration, left);
    this.#stragglers.settle(integration, caughtUp);
    const before = this.#store.progress.get(integration)?.deadBytes ?? 0;
    this.#store.progress.put(integration, { ...progress, deadBytes: before + deadBytes });
  }

  /** @returns how many events were in flight. */
  retire(integration: string): number {
    const account = this.of(integration);
    const installation = this.#store.installations.get(integration);
    if (account === undefined || installation === undefined || account.retired) return 0;
    const abandoned = inFlight(account);
    this.#stragglers.forget(integration);
    this.#store.installations.put(integration, {
      ...installation,
      retired: true,
      offset: account.accepted,
      subscriptions: [],
      abandoned: installation.abandoned + abandoned,
    });
    this.#revisions.abandon(integration, installation.revision, abandoned);
    return abandoned;
  }

  remove(integration: string): void {
    this.#store.installations.remove(integration);
    this.#store.progress.remove(integration);
    this.#stragglers.forget(integration);
    this.#revisions.forget(integration);
    this.#log.forget(`integration:${integration}`);
  }

  survey(): Survey {
    let [oldest, deadBytes, most] = [Number.POSITIVE_INFINITY, 0, -1];
    let slowest: string | undefined;
    let deadliest: string | undefined;
    this.#store.snapshot((view) => {
      for (const { key, value } of this.#store.installations.getRange({ ...view })) {
        const progress = this.#store.progress.get(key, view);
        if (progress === undefined) continue;
        const needed = this.#stragglers.first(key, view) ?? progress.chunk;
        if (!value.retired && needed < oldest) [oldest, slowest] = [needed, key];
        const bytes = progress.deadBytes - value.releasedBytes;
        if (bytes > most) [most, deadliest] = [bytes, key];
        deadBytes += bytes;
      }
    });
    return {
      oldest,
      deadBytes,
      ...(slowest === undefined ? {} : { slowest }),
      ...(deadliest === undefined ? {} : { deadliest }),
    };
  }

  /** The installation with other subscriptions: what it has accepted so far stays the same. */
  #subscribed(
    integration: string,
    before: Installation,
    subscriptions: readonly Subscription[],
  ): Installation {
    const accepted = acceptedBy(integration, before, this.#log.counts);
    const after = { ...before, retired: false, subscriptions, offset: 0 };
    return { ...after, offset: accepted - acceptedBy(integration, after, this.#log.counts) };
  }

  #countsIn(view: View): ReadonlyMap<AudienceKey, number> {
    return new Map([...this.#store.counts.getRange({ ...view })].map(({ key, value }) => [key, value]));
  }

  #accountIn(view: View, integration: string, counts: ReadonlyMap<AudienceKey, number>): Account | undefined {
    const installation = this.#store.installations.get(integration, view);
    const progress = this.#store.progress.get(integration, view);
    if (installation === undefined || progress === undefined) return undefined;
    return {
      integration,
      retired: installation.retired,
      accepted: acceptedBy(integration, installation, counts),
      delivered: progress.delivered,
      filtered: progress.filtered,
      died: progress.dead,
      replayed: installation.replayed,
      dropped: installation.dropped,
      abandoned: installation.abandoned,
      revision: installation.revision ?? 1,
      revisions: this.#revisions.sharesIn(view, integration, installation),
    };
  }
}

/** Before it is installed, an integration is as one retired at zero. */
const nobody: Installation = {
  retired: true,
  offset: 0,
  subscriptions: [],
  replayed: 0,
  dropped: 0,
  abandoned: 0,
  releasedBytes: 0,
};

const nothingDone: ProgressRow = { chunk: 1, index: 0, delivered: 0, filtered: {}, dead: 0, deadBytes: 0 };

function sameSources(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return JSON.stringify(a?.toSorted()) === JSON.stringify(b?.toSorted());
}
