import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Account } from '../spool/Account.ts';
import type { SpoolRoom } from '../spool/SpoolRoom.ts';
import { type Ledger, ledgerOf } from './Ledger.ts';
import {
  type LabelsOf,
  type MetricName,
  type MetricRow,
  metricTable,
  shownRevisions,
} from './metricTable.ts';

/** Where the numbers are read when somebody asks for them. */
export interface MetricSources {
  accounts(): readonly Account[];
  room(): SpoolRoom;
  /** The kind of each integration's delivery state. */
  states(): Iterable<readonly [integration: string, state: string]>;
  live(): LiveNumbers;
}

/** Of those who watch events on their way: who do now, and what they were not shown since the start. */
export interface LiveNumbers {
  readonly readers: number;
  /** Events left out since there were too many. */
  readonly skipped: number;
  /** Messages that were not read in time. */
  readonly missed: number;
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

/** Adds to a counter, sets a gauge, or has a histogram observe. */
export type Measure = <Name extends MetricName>(name: Name, labels: LabelsOf<Name>, value: number) => void;

/** What an event can have come to. */
const outcomes = ['delivered', 'filtered', 'dead', 'discarded', 'in_flight'] as const;

/**
 * Everything at `/metrics`, made of `metricTable`. The books are read from the store at each scrape, so metrics and
 * ledger never differ, and restarts reset nothing.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #metrics = new Map<string, Counter | Gauge | Histogram>();
  readonly #readings: (() => void)[] = [];

  constructor(sources: MetricSources) {
    collectDefaultMetrics({ register: this.#registry });
    for (const [name, row] of Object.entries(metricTable)) this.#metrics.set(name, make(row, this.#registry));
    this.#readBooks(sources);
    this.readEachTime(['spoolUsed', 'spoolLimit'], (measure) => {
      const { used, limit } = sources.room();
      measure('spoolUsed', {}, used);
      measure('spoolLimit', {}, limit);
    });
    this.readEachTime(['deliveryState'], (measure) => {
      for (const [integration, state] of sources.states())
        measure('deliveryState', { integration, state }, 1);
    });
    this.readEachTime(['liveStreams', 'liveSkipped', 'liveMissed'], (measure) => {
      const { readers, skipped, missed } = sources.live();
      measure('liveStreams', {}, readers);
      measure('liveSkipped', {}, skipped);
      measure('liveMissed', {}, missed);
    });
  }

  /** Notes something as it happens. */
  readonly measure: Measure = (name, labels, value) => {
    const metric = this.#metrics.get(name);
    if (metric instanceof Counter) metric.inc({ ...labels }, value);
    else if (metric instanceof Gauge) metric.set({ ...labels }, value);
    else metric?.observe({ ...labels }, value);
  };

  /** Has metrics whose numbers are kept elsewhere read anew for each scrape. */
  readEachTime(names: readonly MetricName[], read: (measure: Measure) => void): void {
    this.#readings.push(() => {
      for (const name of names) this.#metrics.get(name)?.reset();
      read(this.measure);
    });
  }

  /** @param seconds how long it took. */
  appended(outcome: 'stored' | 'refused', seconds: number): void {
    this.measure('appends', { outcome }, seconds);
  }

  workerStopped(): void {
    this.measure('workerStops', {}, 1);
  }

  /** Shows overrides as well. */
  watchOverrides(read: () => OverrideGauges): void {
    this.readEachTime(['overrideState', 'overrideDrift', 'overrideRollBacks'], (measure) => {
      const { standing, rollBacks } = read();
      for (const { integration, mode, state, drift } of standing) {
        measure('overrideState', { integration, mode, state }, 1);
        if (drift !== 'none') measure('overrideDrift', { integration, drift }, 1);
      }
      for (const [integration, count] of rollBacks) measure('overrideRollBacks', { integration }, count);
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

  #readBooks({ accounts }: MetricSources): void {
    const names: MetricName[] = [
      ...(['accepted', 'delivered', 'discarded', 'died', 'filtered'] as const),
      ...(['dead', 'inFlight', 'byRevision'] as const),
    ];
    this.readEachTime(names, (measure) => {
      for (const account of accounts()) {
        const ledger = ledgerOf(account);
        measureBooks(account, ledger, measure);
        measureRevisions(account, ledger, measure);
      }
    });
  }
}

function measureBooks({ integration, died }: Account, ledger: Ledger, measure: Measure): void {
  measure('accepted', { integration }, ledger.accepted);
  measure('delivered', { integration }, ledger.delivered);
  measure('discarded', { integration }, ledger.discarded);
  measure('died', { integration }, died);
  for (const [reason, count] of Object.entries(ledger.filtered_by_reason)) {
    measure('filtered', { integration, reason }, count);
  }
  measure('dead', { integration }, ledger.dead);
  measure('inFlight', { integration }, ledger.in_flight);
}

function measureRevisions({ integration }: Account, { revisions }: Ledger, measure: Measure): void {
  for (const { revision, ...made } of revisions.slice(-shownRevisions)) {
    for (const outcome of outcomes) {
      measure('byRevision', { integration, revision: String(revision), outcome }, made[outcome]);
    }
  }
}

function make({ name, type, labels, help, buckets = [] }: MetricRow, registry: Registry) {
  const options = { name, help, labelNames: [...labels], registers: [registry] };
  if (type === 'counter') return new Counter(options);
  if (type === 'gauge') return new Gauge(options);
  return new Histogram({ ...options, buckets: [...buckets] });
}
