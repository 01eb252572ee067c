import type { CancelTimer, Clock } from '../../batch/Clock.ts';
import type { SinkState } from '../../batch/SinkState.ts';
import type { Plan } from '../../blueprint/Plan.ts';
import type { Encoded } from '../../compiler/Encoded.ts';
import type { Lane } from '../../compiler/Lane.ts';
import type { RecordBody } from '../../compiler/RecordBody.ts';
import type { EventBytes } from '../../envelope/EventBytes.ts';
import { DriftTally } from '../../review/diff/DriftTally.ts';
import { shorten } from '../../review/diff/shorten.ts';
import { type PathTree, pathTree } from '../mask/PathTree.ts';
import type { RecipeOverride } from '../ThreadIntegration.ts';
import { CanaryLane } from './CanaryLane.ts';
import { exampleMask } from './exampleMask.ts';
import { ShadowLane } from './ShadowLane.ts';
import type { Comparison, TrialReport } from './TrialReport.ts';
import { TrialSide } from './TrialSide.ts';
import type { Verdict } from './Verdict.ts';

export interface TrialOptions {
  readonly integration: string;
  readonly override: RecipeOverride;
  /** Without and with the override. */
  readonly plans: { readonly base: Plan; readonly candidate: Plan };
  readonly compile: (plan: Plan) => Pick<Lane, 'encode' | 'keyNames'>;
  /** Paths of personal data in its events; none if not given. */
  readonly personal?: readonly string[] | undefined;
  /** See `ShadowLaneOptions`. */
  readonly time?: () => number;
}

/** Events that an override is judged by at least: fewer say nothing. */
const leastEvents = 20;

/** Milliseconds between two reports. */
const reportEvery = 1000;

/** Attributes that are compared one by one: the report crosses threads. */
const mostPlaces = 100;

/**
 * Characters of a value that are kept of an example: secrets, which this thread does not know, are taken out of it before
 * it is made as short as it is shown, so that none is cut in two.
 */
const longestKept = 4000;

/**
 * An override at work: maps events as its mode says, counts what becomes of them on either side, reports that from
 * time to time, and says at once when the override has to go. In the shadow nothing can depend on it, so it stays.
 */
export class Trial implements Pick<Lane, 'encode' | 'keyNames'> {
  readonly keyNames?: readonly string[];
  /** What events go through. */
  readonly #lane: Pick<Lane, 'encode'>;
  readonly #override: RecipeOverride;
  readonly #candidate: TrialSide;
  readonly #base: TrialSide | undefined;
  readonly #tally = new DriftTally((json) => shorten(json, longestKept), undefined, mostPlaces);
  readonly #marked: PathTree;
  #compared = 0;
  #skipped = 0;
  #verdict: Verdict | undefined;
  /** The destination has listened since the override was put to work. */
  #hasRun = false;
  #clock: Clock | undefined;
  #report: (report: TrialReport) => void = () => {};
  #cancel: CancelTimer | undefined;

  constructor(options: TrialOptions) {
    const { integration, override, plans, compile, personal = [] } = options;
    const { mode, canaryPercent } = override;
    const onEnd = () => this.#note();
    this.#override = override;
    this.#marked = pathTree(personal);
    const patched = compile(plans.candidate);
    // A table has one key: an override that names another one makes records that the table refuses.
    if (patched.keyNames !== undefined) this.keyNames = patched.keyNames;
    const candidate = new TrialSide(patched, onEnd);
    const base = mode === 'live' ? undefined : new TrialSide(compile(plans.base), onEnd);
    this.#candidate = candidate;
    this.#base = base;
    if (base === undefined) this.#lane = candidate;
    else if (mode === 'canary') this.#lane = new CanaryLane({ base, candidate }, integration, canaryPercent);
    else this.#lane = this.#shadow(base, options);
  }

  encode(event: EventBytes, body: RecordBody, now: number): Encoded | Promise<Encoded> {
    return this.#lane.encode(event, body, now);
  }

  /** From now on reports go out. @param state of the destination. */
  begin(clock: Clock, state: SinkState['kind'], report: (report: TrialReport) => void): void {
    this.#clock = clock;
    this.#report = report;
    this.#hasRun = state === 'running';
    this.#note();
  }

  /** How the destination is doing. */
  hear(state: SinkState): void {
    if (state.kind === 'running') this.#hasRun = true;
    if (state.kind !== 'parked' || !this.#hasRun || !this.#makesMost) return;
    const { action, code, message } = state.failure;
    // What the destination says of records, not of a table that is gone or of credentials.
    if (action === 'mismatch' || action === 'poison') this.#judge({ kind: 'refused', code, message });
  }

  /** Reports no more. */
  end(): void {
    this.#cancel?.();
    this.#report = () => {};
    this.#clock = undefined;
  }

  get report(): TrialReport {
    const { mark, mode } = this.#override;
    return {
      mark,
      mode,
      candidate: this.#candidate.counts,
      base: this.#base?.counts,
      comparison: mode === 'shadow' ? this.#comparison : undefined,
      verdict: this.#verdict,
    };
  }

  get #comparison(): Comparison {
    return { compared: this.#compared, skipped: this.#skipped, ...this.#tally.result() };
  }

  /** Whether most of what is sent is made by the override. */
  get #makesMost(): boolean {
    const { mode, canaryPercent } = this.#override;
    return mode === 'live' || (mode === 'canary' && canaryPercent > 50);
  }

  #shadow(base: TrialSide, { plans, compile, time }: TrialOptions): ShadowLane {
    return new ShadowLane({
      base,
      // Not the side: its records are not on their way anywhere.
      candidate: compile(plans.candidate),
      plans,
      onCandidate: (encoded) => this.#candidate.mapped(encoded),
      onPair: (was, is, id, event) => {
        this.#compared++;
        this.#tally.add(was, is, id, exampleMask(event, this.#marked));
      },
      onSkip: () => {
        this.#skipped++;
      },
      ...(time === undefined ? {} : { time }),
    });
  }

  #note(): void {
    const { events, hits } = this.#candidate.recent;
    const { maxErrorRate, mode } = this.#override;
    if (events >= leastEvents && hits > maxErrorRate * events && mode !== 'shadow') {
      const { recent, deaths } = this.#candidate.counts;
      this.#judge({ kind: 'error-rate', recent, code: deaths[0]?.code ?? '', maxErrorRate });
    }
    this.#cancel ??= this.#clock?.setTimer(reportEvery, () => this.#send());
  }

  #judge(verdict: Verdict): void {
    if (this.#verdict !== undefined) return;
    this.#verdict = verdict;
    this.#send();
  }

  #send(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#report(this.report);
  }
}
