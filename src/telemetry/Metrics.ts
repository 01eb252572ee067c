import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Account } from '../spool/Account.ts';
import type { SpoolRoom } from '../spool/SpoolRoom.ts';
import { ledgerOf } from './Ledger.ts';

/** Where the numbers are read when somebody asks for them. */
export interface MetricSources {
  accounts(): readonly Account[];
  room(): SpoolRoom;
  /** The kind of each integration's delivery state. */
  states(): Iterable<readonly [integration: string, state: string]>;
}

/** What is to be seen of overrides. */
export interface OverrideGauges {
  readonly standing: readonly {
    readonly integration: string;
    readonly mode: string;
    readonly state: string;
    readonly drift: string;
  }[];
  /** How often overrides of an integration were rolled back by themselves since the start. */
  readonly rollBacks: ReadonlyMap<string, number>;
}

/** Revisions of an integration that have series of their own: every edit makes one, and series are not free. */
const shownRevisions = 10;

/** What an event can have come to. */
const outcomes = ['delivered', 'filtered', 'dead', 'discarded', 'in_flight'] as const;

/**
 * Everything at `/metrics`, under one law: `patchbay_<what>_<unit>`, with `_total` for what only rises. The books
 * are read from the store at each scrape, so metrics and ledger never differ, and restarts reset nothing.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #readings: (() => void)[] = [];
  readonly #appends: Histogram<'outcome'>;
  readonly #workerStops: Counter;

  constructor(sources: MetricSources) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#appends = new Histogram({
      name: 'patchbay_append_duration_seconds',
      help: 'Time until an accepted batch is on disk, or is refused.',
      labelNames: ['outcome'],
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2],
      registers,
    });
    this.#workerStops = new Counter({
      name: 'patchbay_worker_stops_total',
      help: 'Delivery workers that ended unexpectedly and were started again.',
      registers,
    });
    this.#addBooks(sources);
    this.#addSpool(sources);
    this.#addStates(sources);
  }

  /** @param seconds how long it took. */
  appended(outcome: 'stored' | 'refused', seconds: number): void {
    this.#appends.observe({ outcome }, seconds);
  }

  workerStopped(): void {
    this.#workerStops.inc();
  }

  /** Shows overrides as well. */
  watchOverrides(read: () => OverrideGauges): void {
    const registers = [this.#registry];
    const state = new Gauge({
      name: 'patchbay_override_state',
      help: 'One for the state that the override of an integration is in.',
      labelNames: ['integration', 'mode', 'state'],
      registers,
    });
    const drift = new Gauge({
      name: 'patchbay_override_drift',
      help: 'One for an override that its blueprint contains by now, or contradicts.',
      labelNames: ['integration', 'drift'],
      registers,
    });
    const rollBacks = new Counter({
      name: 'patchbay_override_roll_backs_total',
      help: 'Overrides that were rolled back by themselves since the start.',
      labelNames: ['integration'],
      registers,
    });
    this.#readEachTime([state, drift, rollBacks], () => {
      const gauges = read();
      for (const { integration, mode, state: name, drift: kind } of gauges.standing) {
        state.set({ integration, mode, state: name }, 1);
        if (kind !== 'none') drift.set({ integration, drift: kind }, 1);
      }
      for (const [integration, count] of gauges.rollBacks) rollBacks.inc({ integration }, count);
    });
  }

  /** The Content-Type of `text`. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All metrics in the text format of Prometheus. */
  text(): Promise<string> {
    for (const read of this.#readings) read();
    return this.#registry.metrics();
  }

  /** Has metrics that are kept elsewhere read anew for each scrape. */
  #readEachTime(metrics: readonly { reset(): void }[], read: () => void): void {
    this.#readings.push(() => {
      for (const metric of metrics) metric.reset();
      read();
    });
  }

  #addBooks({ accounts }: MetricSources): void {
    const labelNames = ['integration'] as const;
    const registers = [this.#registry];
    const total = (name: string, help: string) =>
      new Counter({ name: `patchbay_${name}_events_total`, help, labelNames, registers });
    const standing = (name: string, help: string) =>
      new Gauge({ name: `patchbay_${name}_events`, help, labelNames, registers });

    const accepted = total('accepted', 'Events accepted for an integration since it was installed.');
    const delivered = total('delivered', 'Events that the destination has taken.');
    const discarded = total('discarded', 'Dead events that were dropped, and events that were abandoned.');
    const died = total('died', 'Events that could not be delivered; a replayed one may count again.');
    const filtered = new Counter({
      name: 'patchbay_filtered_events_total',
      help: 'Events that made no record, by the reason.',
      labelNames: ['integration', 'reason'],
      registers,
    });
    const dead = standing('dead', 'Events among the dead letters.');
    const inFlight = standing('in_flight', 'Events that are accepted and have come to no end yet.');
    const byRevision = new Gauge({
      name: 'patchbay_revision_events',
      help: `Events by the revision that made their outcome, the last ${shownRevisions} of each integration; in flight with the present one.`,
      labelNames: ['integration', 'revision', 'outcome'],
      registers,
    });
    const books = [accepted, delivered, discarded, died, filtered, dead, inFlight, byRevision];
    this.#readEachTime(books, () => {
      for (const account of accounts()) {
        const { integration } = account;
        const ledger = ledgerOf(account);
        accepted.inc({ integration }, ledger.accepted);
        delivered.inc({ integration }, ledger.delivered);
        discarded.inc({ integration }, ledger.discarded);
        died.inc({ integration }, account.died);
        for (const [reason, count] of Object.entries(ledger.filtered_by_reason)) {
          filtered.inc({ integration, reason }, count);
        }
        dead.set({ integration }, ledger.dead);
        inFlight.set({ integration }, ledger.in_flight);
        for (const { revision, ...made } of ledger.revisions.slice(-shownRevisions)) {
          for (const outcome of outcomes) {
            const labels = { integration, revision: String(revision), outcome };
            byRevision.set(labels, made[outcome]);
          }
        }
      }
    });
  }

  #addSpool({ room }: MetricSources): void {
    const registers = [this.#registry];
    const used = new Gauge({
      name: 'patchbay_spool_used_bytes',
      help: 'Waiting events and dead letters on disk.',
      registers,
    });
    const limit = new Gauge({
      name: 'patchbay_spool_limit_bytes',
      help: 'Where events begin to be refused.',
      registers,
    });
    this.#readEachTime([used, limit], () => {
      const current = room();
      used.set(current.used);
      limit.set(current.limit);
    });
  }

  #addStates({ states }: MetricSources): void {
    const state = new Gauge({
      name: 'patchbay_delivery_state',
      help: 'One for the state that the delivery of an integration is in.',
      labelNames: ['integration', 'state'],
      registers: [this.#registry],
    });
    this.#readEachTime([state], () => {
      for (const [integration, name] of states()) state.set({ integration, state: name }, 1);
    });
  }
}
