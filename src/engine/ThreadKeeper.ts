import { backoffDelay } from '../batch/backoffDelay.ts';
import type { CancelTimer, Clock } from '../batch/Clock.ts';
import { revealConfig } from '../catalog/revealConfig.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Step } from '../spool/Step.ts';
import { type Log, logDiagnostic, logException } from '../telemetry/Log.ts';
import type { DeliveryState } from './DeliveryState.ts';
import type { StartThread, ThreadHandle } from './ThreadHandle.ts';
import type { SealedIntegration, ThreadIntegration } from './ThreadIntegration.ts';
import type { ThreadOrder } from './ThreadOrder.ts';
import type { ThreadReport } from './ThreadReport.ts';

export interface ThreadKeeperOptions {
  readonly start: StartThread;
  /** For the log. */
  readonly number: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  /** Stores the steps of its integrations. */
  readonly store: (steps: readonly Step[]) => Promise<void>;
  readonly onState: (integration: string, state: DeliveryState) => void;
  /** The thread ended unexpectedly. */
  readonly onStop: () => void;
}

/** Milliseconds between a thread's end and its restart. */
const restart = { base: 200, cap: 30_000 };

/** A thread that ran this long is taken for sound again. */
const soundAfter = 60_000;

/** Beyond this a thread that owes an answer is taken for stuck. */
const grace = 3_000;

/** Keeps one delivery thread running, with the integrations that it was given. */
export class ThreadKeeper {
  readonly #options: ThreadKeeperOptions;
  readonly #integrations = new Map<string, SealedIntegration>();
  readonly #closing = new Map<string, () => void>();
  readonly #swapping = new Map<string, (fault?: Diagnostic) => void>();
  #thread: ThreadHandle | undefined;
  #head = 0;
  #startedAt = 0;
  #stops = 0;
  #storing: Promise<void> = Promise.resolve();
  #cancelRestart: CancelTimer | undefined;
  #ending = false;
  #ended: (() => void) | undefined;

  constructor(options: ThreadKeeperOptions) {
    this.#options = options;
    this.#start();
  }

  /** How many integrations it serves. */
  get load(): number {
    return this.#integrations.size;
  }

  open(integration: SealedIntegration): void {
    this.#integrations.set(integration.id, integration);
    this.#postOpen(integration);
  }

  /**
   * Puts another recipe in the place of the one of an open integration, whose other settings are the same. Resolves
   * when events are mapped by it.
   *
   * @returns why they are not, if so: then all is as it was before.
   */
  swap(integration: SealedIntegration): Promise<Diagnostic | undefined> {
    const { id } = integration;
    const before = this.#integrations.get(id);
    this.#integrations.set(id, integration);
    if (this.#thread === undefined) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#swapping.set(id, (fault) => {
        if (fault !== undefined && before !== undefined) this.#integrations.set(id, before);
        resolve(fault);
      });
      this.#post({ kind: 'swap', integration: revealed(integration) });
    });
  }

  /**
   * Resolves when the integration has come to rest. A thread that does not answer in time is ended, and what it
   * served starts anew.
   */
  close(integration: string, patience: number): Promise<void> {
    this.#integrations.delete(integration);
    const thread = this.#thread;
    if (thread === undefined) return this.#storing;
    return new Promise((resolve) => {
      const cancel = this.#options.clock.setTimer(patience + grace, () => void thread.terminate());
      this.#closing.set(integration, () => {
        cancel();
        resolve(this.#storing);
      });
      thread.post({ kind: 'close', integration, patience });
    });
  }

  publish(head: number): void {
    this.#head = head;
    this.#post({ kind: 'head', head });
  }

  /** Ends the thread, in which nothing is open any more. */
  async end(): Promise<void> {
    this.#ending = true;
    this.#cancelRestart?.();
    const thread = this.#thread;
    if (thread === undefined) return;
    await new Promise<void>((resolve) => {
      const cancel = this.#options.clock.setTimer(grace, () => void thread.terminate());
      this.#ended = () => {
        cancel();
        resolve();
      };
      thread.post({ kind: 'end' });
    });
  }

  #start(): void {
    if (this.#ending) return;
    this.#startedAt = this.#options.clock.now();
    this.#thread = this.#options.start({
      report: (report) => this.#hear(report),
      stopped: (cause) => this.#stopped(cause),
    });
    this.#post({ kind: 'head', head: this.#head });
    for (const integration of this.#integrations.values()) this.#postOpen(integration);
  }

  #postOpen(integration: SealedIntegration): void {
    this.#post({ kind: 'open', integration: revealed(integration) });
  }

  #post(order: ThreadOrder): void {
    this.#thread?.post(order);
  }

  #hear(report: ThreadReport): void {
    const { log, number, onState } = this.#options;
    if (report.kind === 'log') log.write(report.level, report.message, { worker: number, ...report.fields });
    else if (report.kind === 'closed') this.#closed(report.integration);
    else if (report.kind === 'swapped') this.#swapped(report.integration, report.fault);
    else if (report.kind === 'steps') this.#storing = this.#store(report.steps);
    else if (this.#integrations.has(report.integration)) onState(report.integration, report.state);
  }

  async #store(steps: readonly Step[]): Promise<void> {
    const { store, log, number } = this.#options;
    const ok = await store(steps).then(
      () => true,
      (error) => {
        logException(log, 'the positions of the cursors could not be stored', error, { worker: number });
        return false;
      },
    );
    this.#post({ kind: 'stored', ok });
  }

  #closed(integration: string): void {
    this.#closing.get(integration)?.();
    this.#closing.delete(integration);
  }

  #swapped(integration: string, fault?: Diagnostic): void {
    this.#swapping.get(integration)?.(fault);
    this.#swapping.delete(integration);
  }

  #stopped(cause: string): void {
    this.#thread = undefined;
    for (const integration of [...this.#closing.keys()]) this.#closed(integration);
    for (const integration of [...this.#swapping.keys()]) this.#swapped(integration);
    if (this.#ended === undefined) this.#restart(cause);
    else this.#ended();
  }

  #restart(cause: string): void {
    const { clock, random, log, number, onState, onStop } = this.#options;
    logDiagnostic(log, diagnose('engine/worker-stopped', { cause }), { worker: number });
    onStop();
    for (const integration of this.#integrations.keys()) onState(integration, { kind: 'starting' });
    this.#stops = clock.now() - this.#startedAt >= soundAfter ? 1 : this.#stops + 1;
    const delay = backoffDelay(restart, this.#stops, random);
    // What the thread had reported must be on disk before another reads where to go on.
    this.#cancelRestart = clock.setTimer(delay, () => void this.#storing.then(() => this.#start()));
  }
}

/** The only place where secrets are in clear on their way to a thread. */
function revealed(integration: SealedIntegration): ThreadIntegration {
  return { ...integration, config: revealConfig(integration.config) };
}
