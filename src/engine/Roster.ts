import type { BlueprintLibrary } from '../blueprint/resolveBlueprint.ts';
import { Secret } from '../catalog/Secret.ts';
import type { Spool } from '../spool/Spool.ts';
import { logDiagnostic } from '../telemetry/Log.ts';
import type { OpenLog } from '../telemetry/openLog.ts';
import type { DeliveryPool } from './DeliveryPool.ts';
import type { DeliveryState } from './DeliveryState.ts';
import { differInRecipe } from './differInRecipe.ts';
import type { InstalledIntegration } from './InstalledIntegration.ts';
import { type InstalledView, viewOf } from './InstalledView.ts';
import { type PreparedIntegration, prepareIntegration } from './prepareIntegration.ts';
import type { SealedIntegration } from './ThreadIntegration.ts';

export interface RosterOptions {
  readonly spool: Pick<Spool, 'install' | 'retire' | 'remove'>;
  readonly pool: Pick<DeliveryPool, 'open' | 'swap' | 'close'>;
  readonly library: BlueprintLibrary;
  readonly log: OpenLog;
}

interface Member {
  integration: InstalledIntegration;
  state: DeliveryState;
  /** A thread was told to deliver for it. */
  readonly isOpen: boolean;
}

/** What an integration that is changed or removed may take to settle what is under way, in milliseconds. */
const patience = 5_000;

/** The installed integrations, and how each is doing. */
export class Roster {
  readonly #options: RosterOptions;
  readonly #members = new Map<string, Member>();
  readonly #listeners = new Set<(view: InstalledView) => void>();
  /** The last change of each integration: they are made one after the other. */
  readonly #changes = new Map<string, Promise<unknown>>();

  constructor(options: RosterOptions) {
    this.#options = options;
  }

  views(): InstalledView[] {
    return [...this.#members.values()].map(({ integration, state }) => viewOf(integration, state));
  }

  view(id: string): InstalledView | undefined {
    const member = this.#members.get(id);
    return member && viewOf(member.integration, member.state);
  }

  /** Paths of its events that are marked as personal; undefined when it is not known any more. */
  personal(id: string): readonly string[] | undefined {
    const member = this.#members.get(id);
    return member && (member.integration.entry.personal_data ?? []);
  }

  has(id: string): boolean {
    return this.#members.has(id);
  }

  /**
   * Installs an integration, or puts another version of it in its place. Where nothing but the recipe differs it is
   * swapped between two events; otherwise its events wait until what is under way has settled. While the destination is
   * parked nothing settles: then what is under way is mapped again.
   *
   * @param onLive told when events are mapped by it, which is before its books are on disk.
   */
  put(integration: InstalledIntegration, onLive: () => void = () => {}): Promise<void> {
    const { log, library } = this.#options;
    const { id, config } = integration;
    for (const value of Object.values(config)) if (value instanceof Secret) log.conceal(value.reveal());
    return this.#change(id, async () => {
      const prepared = prepareIntegration(integration, library);
      const member = this.#members.get(id);
      if (prepared.ok && member !== undefined && maySwap(member, integration, prepared.integration))
        await this.#swap(member, integration, prepared.integration, onLive);
      else {
        await this.#open(integration, prepared);
        onLive();
      }
    });
  }

  async #swap(
    member: Member,
    integration: InstalledIntegration,
    sealed: SealedIntegration,
    onLive: () => void,
  ): Promise<void> {
    const { spool, pool, log } = this.#options;
    const { id, sources, revision } = integration;
    member.integration = integration;
    // What a thread counts names its revision itself, so that neither has to wait for the other.
    const swapped = pool.swap(sealed).then((fault) => {
      if (fault === undefined) onLive();
      else logDiagnostic(log, fault, { integration: id });
    });
    await Promise.all([swapped, spool.install(id, sources, revision)]);
  }

  async #open(integration: InstalledIntegration, prepared: PreparedIntegration): Promise<void> {
    const { spool, pool, log } = this.#options;
    const { id, sources, revision = 1 } = integration;
    await pool.close(id, patience);
    await spool.install(id, sources, revision);
    this.#members.set(id, { integration, state: { kind: 'starting' }, isOpen: prepared.ok });
    if (prepared.ok) return pool.open(prepared.integration);
    logDiagnostic(log, prepared.diagnostic, { integration: id });
    this.hear(id, { kind: 'parked', diagnostic: prepared.diagnostic });
  }

  /**
   * Takes an integration out of service, whether it is running or only known to the spool.
   *
   * @returns how many events were in flight.
   */
  retire(id: string): Promise<number> {
    return this.#leave(id, async () => {
      const abandoned = await this.#options.spool.retire(id);
      if (abandoned === 0) return 0;
      this.#options.log.write('warn', 'events were abandoned with their integration', {
        integration: id,
        count: abandoned,
      });
      return abandoned;
    });
  }

  /** Begins the delivery of an integration anew: what is under way is mapped again. */
  reopen(id: string): Promise<void> {
    return this.#change(id, async () => {
      const integration = this.#members.get(id)?.integration;
      if (integration === undefined) return;
      await this.#open(integration, prepareIntegration(integration, this.#options.library));
    });
  }

  /** Ends the delivery of an integration; the spool knows it still. */
  dismiss(id: string): Promise<void> {
    return this.#leave(id, async () => {});
  }

  /** Removes an integration with its counts and dead letters. */
  remove(id: string): Promise<void> {
    return this.#leave(id, () => this.#options.spool.remove(id));
  }

  /** Takes note of how an integration is doing. */
  hear(id: string, state: DeliveryState): void {
    const member = this.#members.get(id);
    if (member === undefined) return;
    const before = member.state.kind;
    member.state = state;
    const view = viewOf(member.integration, state);
    if (before !== state.kind) this.#logState(view);
    for (const listener of this.#listeners) listener(view);
  }

  /** Calls back whenever the state of an integration changes, until the returned function is called. */
  onState(listener: (view: InstalledView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #leave<Result>(id: string, leave: () => Promise<Result>): Promise<Result> {
    return this.#change(id, async () => {
      await this.#options.pool.close(id, patience);
      this.#members.delete(id);
      return leave();
    });
  }

  #change<Result>(id: string, make: () => Promise<Result>): Promise<Result> {
    const before = this.#changes.get(id) ?? Promise.resolve();
    const change = before.catch(() => undefined).then(make);
    this.#changes.set(id, change);
    return change.finally(() => {
      if (this.#changes.get(id) === change) this.#changes.delete(id);
    });
  }

  #logState({ id, state }: InstalledView): void {
    const { kind, message = `the integration is ${kind}`, code, hint } = state;
    const level = kind === 'parked' ? 'error' : kind === 'retrying' ? 'warn' : 'info';
    this.#options.log.write(level, message, {
      integration: id,
      state: kind,
      ...(code === undefined ? {} : { code }),
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

function maySwap(member: Member, integration: InstalledIntegration, { recipe }: SealedIntegration): boolean {
  if (!member.isOpen || !differInRecipe(member.integration, integration)) return false;
  // What the mapping before had made would be refused until the end of days. But a destination that is opened anew counts
  // as sound, and an override must not be blamed for one that was parked before.
  return member.state.kind !== 'parked' || recipe?.override !== undefined;
}
