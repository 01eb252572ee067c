import { diagnose } from '../diagnostics/diagnose.ts';
import type { BatchPolicy } from './BatchPolicy.ts';
import { backoffDelay } from './backoffDelay.ts';
import type { CancelTimer, Clock } from './Clock.ts';
import type { Failure } from './Sink.ts';
import type { SinkState } from './SinkState.ts';

export interface GateOptions {
  readonly policy: BatchPolicy;
  readonly clock: Clock;
  readonly random: () => number;
  readonly refresh: () => Promise<Failure | undefined>;
  readonly onState: (state: SinkState) => void;
  /** Called when requests may be sent again. */
  readonly onOpen: () => void;
}

/**
 * Lets requests through to a sink: freely while it runs, none while it rests after a failure, then a single one at
 * a time until an answer comes.
 *
 *   open --refused--> shut --timer--> ajar --answered--> open
 *                      ^                |
 *                      +----refused-----+
 */
export class Gate {
  readonly #options: GateOptions;
  #position: 'open' | 'ajar' | 'shut' = 'open';
  #state: SinkState = { kind: 'running' };
  #failures = 0;
  /** Credentials were fetched anew and no answer came since. */
  #renewed = false;
  /** Counts the failures that were acted upon: what was sent before the last of them tells nothing new. */
  #epoch = 0;
  #cancel: CancelTimer | undefined;
  /** Ends the rest; undefined once it has ended. */
  #endRest: (() => void) | undefined;
  #closed = false;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  get state(): SinkState {
    return this.#state;
  }

  /** How many requests may be in flight as far as the gate is concerned. */
  get slots(): number {
    if (this.#position === 'open') return Number.POSITIVE_INFINITY;
    return this.#position === 'ajar' ? 1 : 0;
  }

  /** True while nothing is known to be wrong. */
  get isOpen(): boolean {
    return this.#position === 'open';
  }

  /** To be kept with a request and handed back with its answer. */
  get epoch(): number {
    return this.#epoch;
  }

  /** The peer took a request. True when this ends an outage, rather than being an answer that was still under way. */
  answered(epoch: number): boolean {
    if (this.#position === 'open') return false;
    const current = this.#position === 'ajar' && epoch === this.#epoch;
    // An old request that still got through does not show that a new one would.
    if (!current && (this.#renewed || this.#state.kind === 'parked')) return false;
    const wasDown = this.#state.kind !== 'running';
    this.#failures = 0;
    this.#renewed = false;
    this.#open();
    return current && wasDown;
  }

  /** The peer failed in passing. */
  refused(epoch: number, failure: Failure): void {
    if (epoch !== this.#epoch) return;
    this.#failures++;
    const delay = backoffDelay(this.#options.policy.retry, this.#failures, this.#options.random);
    if (this.#failures > 1) this.#show('retrying', failure, delay);
    this.#shut(delay, () => this.#ajar());
  }

  /** Only a person can help. */
  park(epoch: number, failure: Failure): void {
    if (epoch !== this.#epoch) return;
    this.#failures = this.#state.kind === 'parked' ? this.#failures + 1 : 1;
    const delay = backoffDelay(this.#options.policy.probe, this.#failures, this.#options.random);
    this.#show('parked', failure, delay);
    this.#shut(delay, () => this.#renew(failure));
  }

  /** The credentials are stale: fetches fresh ones, and parks if fresh ones do not help. */
  expired(epoch: number, failure: Failure): void {
    if (epoch !== this.#epoch) return;
    if (this.#renewed) {
      this.park(epoch, failure);
      return;
    }
    this.#renewed = true;
    this.#shut(0, () => this.#renew(failure));
  }

  /** Rests no longer. */
  hurry(): void {
    this.#cancel?.();
    this.#endRest?.();
  }

  close(): void {
    this.#closed = true;
    this.#position = 'shut';
    this.#cancel?.();
    this.#endRest = undefined;
  }

  async #renew(failure: Failure): Promise<void> {
    this.#renewed = true;
    const obstacle = await this.#options.refresh();
    if (this.#closed) return;
    if (obstacle === undefined) this.#ajar();
    else if (obstacle.action === 'retry' && failure.action === 'refresh') {
      this.#renewed = false;
      this.refused(this.#epoch, obstacle);
    } else this.park(this.#epoch, obstacle);
  }

  #shut(delay: number, then: () => void): void {
    this.#epoch++;
    this.#position = 'shut';
    this.#cancel?.();
    this.#endRest = () => {
      this.#endRest = undefined;
      then();
    };
    this.#cancel = this.#options.clock.setTimer(delay, this.#endRest);
  }

  #ajar(): void {
    this.#position = 'ajar';
    this.#options.onOpen();
  }

  #open(): void {
    this.#cancel?.();
    this.#endRest = undefined;
    this.#position = 'open';
    if (this.#state.kind === 'running') return;
    this.#state = { kind: 'running' };
    this.#options.onState(this.#state);
  }

  #show(kind: 'retrying' | 'parked', failure: Failure, delay: number): void {
    const blanks = { code: failure.code, reply: failure.message };
    this.#state = {
      kind,
      failure,
      diagnostic: diagnose(kind === 'parked' ? 'delivery/parked' : 'delivery/retrying', blanks),
      failures: this.#failures,
      until: this.#options.clock.now() + delay,
    };
    this.#options.onState(this.#state);
  }
}
