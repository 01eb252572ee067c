import { Batcher } from '../batch/Batcher.ts';
import type { Clock } from '../batch/Clock.ts';
import type { SinkState } from '../batch/SinkState.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { SpoolReader } from '../spool/SpoolReader.ts';
import type { Step } from '../spool/Step.ts';
import { type Log, logDiagnostic } from '../telemetry/Log.ts';
import { ChunkShelf } from './ChunkShelf.ts';
import { closedLane, closedOutlet } from './closedOutlet.ts';
import { DeliveryLine, type Mapping } from './DeliveryLine.ts';
import type { DeliveryState } from './DeliveryState.ts';
import { deliveryPolicy } from './deliveryPolicy.ts';
import { Lookout, type View } from './live/Lookout.ts';
import type { Outlet } from './Outlet.ts';
import { ProgressWriter } from './ProgressWriter.ts';
import type { ThreadIntegration } from './ThreadIntegration.ts';
import type { ThreadOrder } from './ThreadOrder.ts';
import type { ThreadReport } from './ThreadReport.ts';
import { RunningTrials } from './trial/RunningTrials.ts';

/** Throws when the integration cannot be delivered to. */
export type OpenOutlet = (integration: ThreadIntegration) => Outlet;

export interface DeliveryCrewOptions {
  readonly reader: SpoolReader;
  readonly openOutlet: OpenOutlet;
  readonly report: (report: ThreadReport) => void;
  readonly clock: Clock;
  readonly random: () => number;
}

interface OpenLine {
  readonly line: DeliveryLine;
  readonly outlet: Outlet;
  readonly view: View;
}

/** The delivery lines of one thread: does what the main thread orders, and reports to it. */
export class DeliveryCrew {
  readonly #options: DeliveryCrewOptions;
  readonly #lines = new Map<string, OpenLine>();
  readonly #shelf: ChunkShelf;
  readonly #writer: ProgressWriter;
  readonly #lookout: Lookout;
  readonly #trials: RunningTrials;
  readonly #log: Log;
  #head = 0;
  #stored: (ok: boolean) => void = () => {};

  constructor(options: DeliveryCrewOptions) {
    const { reader, clock, report } = options;
    this.#options = options;
    this.#shelf = new ChunkShelf(reader);
    this.#lookout = new Lookout(clock, report);
    this.#trials = new RunningTrials(clock, (integration, trial) =>
      report({ kind: 'trial', integration, report: trial }),
    );
    this.#log = {
      write: (level, message, fields = {}) => report({ kind: 'log', level, message, fields }),
    };
    this.#writer = new ProgressWriter({ clock, store: (steps) => this.#store(steps) });
  }

  /** Resolves when the order is carried out. Those for one integration must not overlap. */
  async obey(order: ThreadOrder): Promise<void> {
    switch (order.kind) {
      case 'head':
        this.#head = order.head;
        for (const { line } of this.#lines.values()) line.extendTo(order.head);
        return;
      case 'open':
        return this.#open(order.integration);
      case 'swap':
        return this.#swap(order.integration);
      case 'close':
        return this.#close(order.integration, order.patience);
      case 'stored':
        return this.#stored(order.ok);
      case 'watch':
        return this.#lookout.watch(order.wanted);
      case 'find':
        return this.#lookout.find(order.question, order.eventId, order.integration);
      case 'end':
        await this.#writer.close();
        return this.#options.reader.close();
    }
  }

  #open(integration: ThreadIntegration): void {
    const { id, recipe } = integration;
    try {
      const outlet = recipe === undefined ? closedOutlet : this.#options.openOutlet(integration);
      const view = this.#lookout.open(id, outlet.sink);
      const line = this.#openLine(integration, outlet, view);
      this.#lines.set(id, { line, outlet, view });
      this.#shelf.readers = this.#lines.size;
      this.#writer.add(line);
      line.extendTo(this.#head);
      this.#tell(id, { kind: recipe === undefined ? 'disabled' : 'running' });
    } catch (error) {
      this.#park(id, unplanned(id, error));
    }
  }

  #swap(integration: ThreadIntegration): void {
    const { id } = integration;
    const open = this.#lines.get(id);
    let fault: Diagnostic | undefined;
    try {
      if (open === undefined) this.#open(integration);
      else {
        const mapping = mappingOf(integration, open);
        open.line.swap(mapping);
        this.#trials.follow(id, mapping.lane);
      }
    } catch (error) {
      fault = unplanned(id, error);
    }
    this.#options.report({ kind: 'swapped', integration: id, ...(fault === undefined ? {} : { fault }) });
  }

  #openLine(integration: ThreadIntegration, outlet: Outlet, view: View): DeliveryLine {
    const { id, config } = integration;
    const { sink } = outlet;
    const { reader, clock, random } = this.#options;
    const progress = reader.progress(id);
    const policy = deliveryPolicy(config);
    if (progress === undefined) throw new Error('the spool does not know it');
    const mapping = mappingOf(integration, { outlet, view });
    this.#trials.follow(id, mapping.lane);
    return new DeliveryLine({
      integration: id,
      shelf: this.#shelf,
      progress,
      reader,
      mapping,
      perKey: sink.limits.perKey,
      maxAge: policy.maxAge,
      openPack: sink.openPack,
      openBatcher: (hooks) =>
        new Batcher({
          sink: view.sink,
          policy,
          clock,
          random,
          ...hooks,
          onState: (state) => {
            this.#tell(id, deliveryState(state));
            this.#trials.hear(id, state);
          },
        }),
      now: clock.now,
      observer: view.observer,
      onMove: () => this.#writer.notice(),
      onDamage: (diagnostic) => this.#park(id, diagnostic),
    });
  }

  async #close(integration: string, patience: number): Promise<void> {
    const line = this.#lines.get(integration)?.line;
    this.#lines.delete(integration);
    this.#trials.end(integration);
    this.#shelf.readers = this.#lines.size;
    if (line !== undefined) {
      await line.close(patience);
      await this.#writer.remove(line);
    }
    this.#lookout.close(integration);
    this.#options.report({ kind: 'closed', integration });
  }

  /** The main thread writes to the spool, and it alone: a thread that ends must not leave it locked. */
  #store(steps: readonly Step[]): Promise<boolean> {
    return new Promise((resolve) => {
      this.#stored = resolve;
      this.#options.report({ kind: 'steps', steps });
    });
  }

  #park(integration: string, diagnostic: Diagnostic): void {
    logDiagnostic(this.#log, diagnostic, { integration });
    this.#tell(integration, { kind: 'parked', diagnostic });
  }

  #tell(integration: string, state: DeliveryState): void {
    this.#options.report({ kind: 'state', integration, state });
  }
}

function mappingOf(
  { revision, recipe, personal }: ThreadIntegration,
  { outlet, view }: Pick<OpenLine, 'outlet' | 'view'>,
): Mapping {
  const lane = recipe === undefined ? closedLane : outlet.openLane(recipe, personal);
  view.showBy({ personal, keyNames: lane.keyNames });
  return { revision, lane };
}

function unplanned(integration: string, error: unknown): Diagnostic {
  const cause = error instanceof Error ? error.message : String(error);
  return diagnose('engine/plan-missing', { integration, cause });
}

function deliveryState(state: SinkState): DeliveryState {
  if (state.kind === 'running') return state;
  const { kind, diagnostic, failure, until } = state;
  return { kind, diagnostic, code: failure.code, until };
}
