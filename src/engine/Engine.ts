import { availableParallelism } from 'node:os';
import type { Clock } from '../batch/Clock.ts';
import { systemClock } from '../batch/systemClock.ts';
import type { BlueprintLibrary } from '../blueprint/resolveBlueprint.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { CanonicalBatch } from '../envelope/canonicalise.ts';
import type { Audience } from '../spool/Audience.ts';
import type { DeadLetter } from '../spool/DeadLetter.ts';
import { formatBytes } from '../spool/formatBytes.ts';
import type { SpoolShare } from '../spool/lmdb/LmdbReader.ts';
import { LmdbSpool } from '../spool/lmdb/LmdbSpool.ts';
import { Overload } from '../spool/Overload.ts';
import type { Spool } from '../spool/Spool.ts';
import { SpoolFault } from '../spool/SpoolFault.ts';
import type { SpoolRoom } from '../spool/SpoolRoom.ts';
import type { StateTable } from '../spool/StateTable.ts';
import { type Ledger, ledgerOf } from '../telemetry/Ledger.ts';
import { Metrics } from '../telemetry/Metrics.ts';
import type { OpenLog } from '../telemetry/openLog.ts';
import { type Readiness, reasonOf } from '../telemetry/Readiness.ts';
import { AuditLog } from './audit/AuditLog.ts';
import { DataFolder } from './DataFolder.ts';
import { DeliveryPool } from './DeliveryPool.ts';
import type { InstalledIntegration } from './InstalledIntegration.ts';
import type { InstalledView } from './InstalledView.ts';
import { LiveHub } from './live/LiveHub.ts';
import { type EventOutcome, outcomeReader } from './live/outcomeReader.ts';
import { parkedConcerns } from './parkedConcerns.ts';
import { Roster } from './Roster.ts';
import { SpaceWatch } from './SpaceWatch.ts';
import { startThread } from './startThread.ts';
import type { StartThread } from './ThreadHandle.ts';
import { cleanReport } from './trial/cleanReport.ts';
import type { TrialReport } from './trial/TrialReport.ts';

export interface EngineOptions {
  /** The data folder. */
  readonly data: string;
  readonly limits: { readonly disk: number };
  readonly integrations: readonly InstalledIntegration[];
  /** Where their blueprints are found. */
  readonly library: BlueprintLibrary;
  readonly log: OpenLog;
  /** Delivery threads at most; one core is left to the main thread if not given. */
  readonly threads?: number;
  readonly clock?: Clock;
  readonly random?: () => number;
  /** Starts a delivery thread on this spool; a worker thread if not given. */
  readonly startThread?: (spool: SpoolShare) => StartThread;
}

/** Told how the override of an integration is doing. */
export type TrialListener = (integration: string, report: TrialReport) => void;

/** Seconds, for senders that come while the engine is stopping. */
const retryAfterRestart = 5;

/** A running Patchbay: takes events, keeps them until every integration has settled them, and keeps the books. */
export class Engine {
  readonly metrics: Metrics;
  /** Events on their way, for those who want to see them. */
  readonly live: LiveHub;
  /** What was changed, by whom and when. */
  readonly audit: AuditLog;
  readonly #folder: DataFolder;
  readonly #spool: Spool;
  readonly #pool: DeliveryPool;
  readonly #roster: Roster;
  readonly #watch: SpaceWatch;
  readonly #clean: (text: string) => string;
  readonly #concerns: (() => Iterable<Diagnostic>)[] = [];
  #fault: Diagnostic | undefined;
  readonly #trialListeners = new Set<TrialListener>();
  #closing: Promise<void> | undefined;

  private constructor(options: EngineOptions, folder: DataFolder, spool: LmdbSpool) {
    const { log, library, clock = systemClock, random = Math.random } = options;
    this.#folder = folder;
    this.#clean = (text) => log.clean(text);
    this.#spool = spool;
    this.metrics = new Metrics({
      accounts: () => spool.accounts(),
      room: () => spool.room,
      live: () => this.live,
      states: () => this.#roster.views().map(({ id, state }) => [id, state.kind] as const),
    });
    this.audit = new AuditLog({ table: spool.table('audit'), now: () => clock.now() });
    this.#pool = new DeliveryPool({
      threads: options.threads ?? Math.max(1, availableParallelism() - 1),
      start: (options.startThread ?? workerThread)(spool.share),
      clock,
      random,
      log,
      store: (steps) => spool.advance(steps),
      onState: (integration, state) => this.#roster.hear(integration, state),
      onNotes: (notes) => this.live.hear(notes),
      onTrial: (integration, report) => {
        const cleaned = cleanReport(report, this.#clean);
        for (const listener of this.#trialListeners) listener(integration, cleaned);
      },
      onStop: () => this.metrics.workerStopped(),
    });
    this.#roster = new Roster({ spool, pool: this.#pool, library, log });
    this.addConcern(() => parkedConcerns(this.#roster.views()));
    this.#watch = new SpaceWatch({ spool, clock, log });
    this.live = new LiveHub({
      clock,
      watch: (wanted) => this.#pool.watch(wanted),
      clean: this.#clean,
    });
    this.addConcern(() => this.#watch.concerns());
    this.#pool.publish(spool.head);
    spool.onHead((head) => this.#pool.publish(head));
  }

  /**
   * Opens the data folder, installs the integrations and begins to deliver. One that cannot run is parked; those that
   * the folder knows besides are left as they are, see `dismissStrangers`.
   *
   * @throws EngineFault or SpoolFault when the folder or the spool cannot be opened; their diagnostic says why.
   */
  static async start(options: EngineOptions): Promise<Engine> {
    const engine = Engine.#open(options);
    try {
      await Promise.all(options.integrations.map((integration) => engine.put(integration)));
      return engine;
    } catch (error) {
      await engine.close(0);
      throw error;
    }
  }

  static #open(options: EngineOptions): Engine {
    const folder = DataFolder.open(options.data);
    try {
      const spool = new LmdbSpool({ path: folder.spool, limit: options.limits.disk });
      return new Engine(options, folder, spool);
    } catch (error) {
      folder.close();
      throw error;
    }
  }

  /**
   * Takes the good events of a request.
   *
   * @returns how many; they are on disk then.
   * @throws Overload when they cannot be taken now: nothing of them is stored, and the sender is to try again.
   * @throws SpoolFault when the integration addressed is unknown, or the disk refused them.
   */
  async append({ events }: Pick<CanonicalBatch, 'events'>, audience: Audience): Promise<number> {
    if (this.#closing !== undefined) throw new Overload(diagnose('engine/not-open', {}), retryAfterRestart);
    const start = performance.now();
    try {
      await this.#spool.append(events, audience, Date.now());
      this.#fault = undefined;
    } catch (error) {
      if (error instanceof SpoolFault && error.diagnostic.code === 'spool/commit-failed') {
        this.#fault = error.diagnostic;
      }
      this.metrics.appended('refused', (performance.now() - start) / 1000);
      throw error;
    }
    this.metrics.appended('stored', (performance.now() - start) / 1000);
    return events.length;
  }

  /** The installed integrations with their states; secrets are `***`. */
  integrations(): InstalledView[] {
    return this.#roster.views();
  }

  integration(id: string): InstalledView | undefined {
    return this.#roster.view(id);
  }

  /** Calls back with an integration whenever its state changes, until the returned function is called. */
  onState(listener: (view: InstalledView) => void): () => void {
    return this.#roster.onState(listener);
  }

  /** Calls back with how overrides are doing, until the returned function is called. */
  onTrial(listener: TrialListener): () => void {
    this.#trialListeners.add(listener);
    return () => this.#trialListeners.delete(listener);
  }

  /**
   * Installs an integration, or puts another version in the place of the one with its id.
   *
   * @param onLive told when events are mapped by it, which is before its books are on disk.
   */
  put(integration: InstalledIntegration, onLive?: () => void): Promise<void> {
    return this.#roster.put(integration, onLive);
  }

  /**
   * Takes an integration out of service: what is in flight is discarded, its books and dead letters stay.
   *
   * @returns how many events were in flight.
   */
  retire(id: string): Promise<number> {
    return this.#roster.retire(id);
  }

  /** Begins the delivery of an integration anew, as it is: what is under way and not settled in time is mapped again. */
  reopen(id: string): Promise<void> {
    return this.#roster.reopen(id);
  }

  /** Ends the delivery of an integration: it hears no more events, and what it has is left as it is. */
  async dismiss(id: string): Promise<void> {
    await this.#roster.dismiss(id);
    await this.dismissStrangers();
  }

  /** Removes an integration with its books and dead letters. */
  remove(id: string): Promise<void> {
    return this.#roster.remove(id);
  }

  /**
   * Lets go of the integrations that only the spool knows, once all that there are have been put: they hear no more
   * events, and those with nothing in flight hold no space any more.
   *
   * @returns those that have left something behind.
   */
  async dismissStrangers(): Promise<{ id: string; waiting: number; dead: number }[]> {
    const accounts = this.#spool.accounts().filter(({ integration }) => !this.#roster.has(integration));
    const strangers = accounts.map((account) => ({ account, ledger: ledgerOf(account) }));
    for (const { account, ledger } of strangers) {
      const { integration, retired } = account;
      if (retired) continue;
      if (ledger.in_flight === 0) await this.#spool.retire(integration);
      else await this.#spool.install(integration, []);
    }
    return strangers
      .map(({ account, ledger }) => ({
        id: account.integration,
        waiting: ledger.in_flight,
        dead: ledger.dead,
      }))
      .filter(({ waiting, dead }) => waiting + dead > 0);
  }

  /**
   * What has become of an event, for all integrations or for one, as long as that is remembered: some minutes.
   *
   * @returns complete is false where a delivery thread was too busy to tell.
   */
  async findEvent(
    eventId: string,
    integration?: string,
  ): Promise<{ readonly outcomes: readonly EventOutcome[]; readonly complete: boolean }> {
    const { found, complete } = await this.#pool.find(eventId, integration);
    const describe = outcomeReader(this.#spool, (id) => this.#roster.personal(id), this.#clean);
    return { outcomes: found.map(([id, settled]) => describe(id, settled)), complete };
  }

  /** The books of an integration, read in one transaction; undefined when it is unknown. */
  ledger(id: string): Ledger | undefined {
    const account = this.#spool.account(id);
    return account && ledgerOf(account);
  }

  /** Dead letters from the oldest on. @param page.after the id of the last one already seen. */
  deadLetters(id: string, page: { after?: string; limit: number }): DeadLetter[] {
    return this.#spool.deadLetters(id, page);
  }

  deadLetter(id: string, letter: string): DeadLetter | undefined {
    return this.#spool.deadLetter(id, letter);
  }

  /** Discards dead letters. @returns how many there were. */
  dropDead(id: string, letters: readonly string[]): Promise<number> {
    return this.#spool.drop(id, letters);
  }

  /** Sends dead letters again, to this integration alone. @returns how many there were. */
  replayDead(id: string, letters: readonly string[]): Promise<number> {
    return this.#spool.replay(id, letters);
  }

  /** A durable table for what has to survive a restart. */
  table<Value>(name: string): StateTable<Value> {
    return this.#spool.table(name);
  }

  get room(): SpoolRoom {
    return this.#spool.room;
  }

  /** Whether events are taken at present, why not, and what else a person should look at. */
  ready(): Readiness {
    const { used, limit, holder = 'no integration' } = this.room;
    const reasons = this.#fault === undefined ? [] : [this.#fault];
    if (this.#closing !== undefined) reasons.push(diagnose('engine/not-open', {}));
    if (used >= limit) {
      const blanks = { used: formatBytes(used), limit: formatBytes(limit), holder };
      reasons.push(diagnose('spool/full', blanks));
    }
    const degraded = this.#concerns.flatMap((read) => [...read()]);
    return { ready: reasons.length === 0, reasons: reasons.map(reasonOf), degraded: degraded.map(reasonOf) };
  }

  /** Has the readiness tell what `read` finds: what a person should look at while events are taken. */
  addConcern(read: () => Iterable<Diagnostic>): void {
    this.#concerns.push(read);
  }

  /**
   * Takes no more events, gives what is under way `deadline` milliseconds to settle, and stores the cursors. What is
   * not delivered by then is delivered after the next start.
   */
  close(deadline: number): Promise<void> {
    this.#closing ??= this.#close(deadline);
    return this.#closing;
  }

  async #close(deadline: number): Promise<void> {
    this.live.close();
    try {
      await this.#pool.end(deadline);
      await this.#watch.close();
      await this.#spool.close();
    } finally {
      this.#folder.close();
    }
  }
}

function workerThread(spool: SpoolShare): StartThread {
  return (events) => startThread({ spool }, events);
}
