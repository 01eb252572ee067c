import { Backlog } from './Backlog.ts';
import { type BatchPolicy, policyFor } from './BatchPolicy.ts';
import type { FailedEntry } from './Bisection.ts';
import type { CancelTimer, Clock } from './Clock.ts';
import { Concurrency } from './Concurrency.ts';
import type { Entry } from './Entry.ts';
import { Gate } from './Gate.ts';
import type { Failure, Reply, Settlement, Sink } from './Sink.ts';
import type { SinkState } from './SinkState.ts';
import { type Part, Suspects } from './Suspects.ts';
import { faultOf, sendWithDeadline } from './sendWithDeadline.ts';
import { sortReplies } from './sortReplies.ts';
import { Traffic } from './Traffic.ts';
import { WaitingRoom } from './WaitingRoom.ts';

export interface BatcherOptions<Item> {
  readonly sink: Sink<Item>;
  readonly policy?: Partial<BatchPolicy>;
  readonly clock: Clock;
  /** Answers a number from 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  /** Called once for every item that was added, apart from those still held when `close` gives up. */
  readonly settle: (item: Item, settlement: Settlement) => void;
  readonly onState?: (state: SinkState) => void;
  /**
   * Takes back an item that failed, when too much of what is held has failed: it is to be added again, with the
   * requests that have carried it so far, once `hasRetryRoom`. Without this, all that fails is kept.
   */
  readonly postpone?: (item: Item, attempts: number) => void;
  /** When an item was accepted, in epoch milliseconds; without this none is ever too old. */
  readonly acceptedAt?: (item: Item) => number;
}

interface Request<Item> {
  readonly part: Part<Item>;
  /** When it was sent, in epoch milliseconds. */
  readonly since: number;
  readonly epoch: number;
  readonly round: number;
  readonly abort: AbortController;
}

/**
 * Sends items to a sink in batches and settles each exactly once, however the sink fails.
 *
 *   add -> Backlog -> request -> settled
 *             ^          |
 *             +----------+-- WaitingRoom: failed in passing, backs off
 *             +----------+-- Suspects: refused for what they say, bisected
 *
 * `Gate` and `Concurrency` say how many requests may be in flight.
 */
export class Batcher<Item> {
  readonly #options: BatcherOptions<Item>;
  readonly #policy: BatchPolicy;
  readonly #backlog: Backlog<Item>;
  readonly #waitingRoom: WaitingRoom<Item>;
  readonly #suspects: Suspects<Item>;
  readonly #concurrency: Concurrency;
  readonly #gate: Gate;
  readonly #requests: Traffic<Request<Item>>;
  #cancelLinger: CancelTimer | undefined;
  #flushing = false;
  #whenFlushed: (() => void)[] = [];
  #closing: Promise<void> | undefined;
  #closed = false;

  constructor(options: BatcherOptions<Item>) {
    const { sink, clock, random, settle, onState = () => {}, postpone, acceptedAt } = options;
    const policy = policyFor(sink.limits, options.policy);
    const backlog = new Backlog({ sink, policy, clock, settle, postpone, acceptedAt });
    this.#options = options;
    this.#policy = policy;
    this.#backlog = backlog;
    this.#concurrency = new Concurrency(policy.inFlight);
    this.#requests = new Traffic({ clock, most: policy.inFlight, onFree: () => this.#pump() });
    this.#waitingRoom = new WaitingRoom({
      clock,
      random,
      range: policy.retry,
      release: (entries) => {
        backlog.putInFront(entries);
        this.#pump();
      },
    });
    this.#suspects = new Suspects({
      kill: (entry, failure) => backlog.kill(entry, failure),
      retry: (entries) => backlog.putInFront(entries),
      blameTable: (failure) => this.#gate.park(this.#gate.epoch, failure),
    });
    this.#gate = new Gate({
      policy,
      clock,
      random,
      refresh: () => sink.refresh().catch(faultOf),
      onState,
      onOpen: () => this.#pump(),
    });
  }

  get state(): SinkState {
    return this.#gate.state;
  }

  /** What was added and is not settled: items and their bytes. */
  get held(): { readonly count: number; readonly bytes: number } {
    return this.#backlog.held;
  }

  /** Requests under way. */
  get inFlight(): number {
    return this.#requests.size;
  }

  /** False once as much is held as the policy allows. `add` still takes items then: memory is in the caller's hand. */
  get hasRoom(): boolean {
    return this.#backlog.held.hasRoom;
  }

  whenRoom(): Promise<void> {
    return this.#backlog.held.whenRoom();
  }

  /** True when a postponed item may be added again. */
  get hasRetryRoom(): boolean {
    return this.#backlog.hasRetryRoom;
  }

  /**
   * @param attempts requests that carried the item before it was postponed.
   * @throws Error after `close`.
   */
  add(item: Item, attempts = 0): void {
    if (this.#closing !== undefined) throw new Error('an item was added to a closed batcher');
    this.#backlog.add(item, attempts);
    this.#pump();
  }

  /** A sink that is down is tried again at once: something has changed that may help. */
  hurry(): void {
    if (this.#gate.isOpen) return;
    this.#waitingRoom.releaseAll();
    this.#gate.hurry();
  }

  /** Sends what is held without waiting for full batches; resolves when everything is settled. */
  drain(): Promise<void> {
    return new Promise((resolve) => {
      this.#flushing = true;
      this.#whenFlushed.push(resolve);
      this.#pump();
      this.#checkFlushed();
    });
  }

  /**
   * Takes nothing more, delivers what it can, and closes the sink. What is still held after `patience` milliseconds
   * is given up without being settled; so is at once what a failing sink would have to be waited for.
   */
  close(patience: number): Promise<void> {
    this.#closing ??= Promise.resolve().then(() => this.#close(patience));
    return this.#closing;
  }

  async #close(patience: number): Promise<void> {
    let cancel: CancelTimer = () => {};
    const timeUp = new Promise<void>((resolve) => {
      cancel = this.#options.clock.setTimer(patience, resolve);
    });
    await Promise.race([this.drain(), timeUp]);
    cancel();
    this.#closed = true;
    this.#gate.close();
    this.#waitingRoom.close();
    this.#cancelLinger?.();
    this.#requests.close();
    for (const { abort } of this.#requests) abort.abort();
    await this.#options.sink.close();
  }

  #pump(): void {
    while (this.#hasSlot()) {
      const part = this.#suspects.next() ?? this.#dueBatch() ?? this.#suspects.retrial();
      if (part === undefined) break;
      void this.#dispatch(part);
    }
    this.#lingerForMore();
  }

  #hasSlot(): boolean {
    return this.#requests.hasSlot(Math.min(this.#gate.slots, this.#concurrency.allowed));
  }

  #dueBatch(): Part<Item> | undefined {
    const now = this.#options.clock.now();
    for (let due = this.#backlog.due(); due !== undefined; due = this.#backlog.due()) {
      if (!this.#flushing && due > now) break;
      const entries = this.#backlog.take();
      if (entries.length > 0) return { entries };
    }
    return undefined;
  }

  #lingerForMore(): void {
    const due = this.#backlog.due();
    if (due === undefined || this.#cancelLinger !== undefined || !this.#hasSlot()) return;
    const { clock } = this.#options;
    this.#cancelLinger = clock.setTimer(due - clock.now(), () => {
      this.#cancelLinger = undefined;
      this.#pump();
    });
  }

  async #dispatch(part: Part<Item>): Promise<void> {
    const { sink, clock } = this.#options;
    const abort = new AbortController();
    const { epoch } = this.#gate;
    const { round } = this.#concurrency;
    const request = { part, abort, since: clock.now(), epoch, round };
    this.#requests.add(request);
    for (const entry of part.entries) entry.attempts++;
    const items = part.entries.map(({ item }) => item);
    const result = await sendWithDeadline(sink, items, { clock, deadline: this.#policy.deadline, abort });
    this.#requests.delete(request);
    if (this.#closed) return;
    if (result.kind === 'answered') this.#answered(request, result.replies);
    else this.#refused(request, result.failure);
    this.#pump();
    this.#checkFlushed();
  }

  #answered({ part, epoch, round }: Request<Item>, replies: readonly Reply[]): void {
    const sorted = sortReplies(part.entries, replies);
    const { settled, later, expired, parked, condemned, suspected } = sorted;
    const throttled = later.filter(({ failure }) => failure.throttled === true).length;
    if (throttled > 0 && 2 * throttled >= replies.length) this.#concurrency.throttled(round);
    else this.#concurrency.succeeded();
    if (settled.length + later.length > 0) this.#heard(epoch);

    this.#suspects.answered(condemned, settled.length + later.length + expired.length + parked.length);
    this.#suspects.release(part);
    for (const { entry, reply } of settled) {
      if (reply.kind === 'delivered') this.#backlog.deliver(entry, reply.receipt);
      else this.#backlog.drop(entry, { ...reply, attempts: entry.attempts });
    }
    for (const { entries, failure } of together(suspected)) this.#suspects.blame({ entries }, failure);
    this.#backOff(later);
    for (const { entries, failure } of together(expired)) this.#expire(entries, epoch, failure);
    for (const { entries, failure } of together(parked)) this.#park(entries, epoch, failure);
  }

  #refused({ part, epoch, round }: Request<Item>, failure: Failure): void {
    const { entries } = part;
    const recordsAreAtFault = failure.action === 'poison' || failure.action === 'mismatch';
    if (recordsAreAtFault) {
      // The peer listens; but a parked one stays so until it takes something.
      if (this.#gate.state.kind !== 'parked') this.#heard(epoch);
      this.#suspects.blame(part, failure);
      return;
    }
    this.#suspects.release(part);
    if (failure.action === 'park') this.#park(entries, epoch, failure);
    else if (failure.action === 'refresh') this.#expire(entries, epoch, failure);
    else {
      if (failure.throttled === true) this.#concurrency.throttled(round);
      else for (const entry of entries) entry.refusals++;
      this.#gate.refused(epoch, failure);
      this.#backOff(entries.map((entry) => ({ entry, failure })));
    }
  }

  #backOff(failed: readonly FailedEntry<Item>[]): void {
    for (const { entry, failure } of failed) entry.failure = failure;
    this.#waitingRoom.hold(this.#backlog.keep(failed.map(({ entry }) => entry)));
  }

  #heard(epoch: number): void {
    if (this.#gate.answered(epoch)) this.#waitingRoom.releaseAll();
  }

  #expire(entries: readonly Entry<Item>[], epoch: number, failure: Failure): void {
    this.#backlog.putInFront(entries);
    this.#gate.expired(epoch, failure);
  }

  #park(entries: readonly Entry<Item>[], epoch: number, failure: Failure): void {
    this.#backlog.putInFront(entries);
    this.#gate.park(epoch, failure);
  }

  #checkFlushed(): void {
    const givesUp = this.#closing !== undefined && !this.#gate.isOpen && this.#requests.size === 0;
    if (this.#backlog.held.count > 0 && !givesUp) return;
    this.#flushing = false;
    for (const resolve of this.#whenFlushed.splice(0)) resolve();
  }
}

/** The entries of one pile with the failure of the first; none when the pile is empty. */
function together<Item>(pile: readonly FailedEntry<Item>[]): { entries: Entry<Item>[]; failure: Failure }[] {
  const [first] = pile;
  return first === undefined ? [] : [{ entries: pile.map(({ entry }) => entry), failure: first.failure }];
}
