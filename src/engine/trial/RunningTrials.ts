import type { Clock } from '../../batch/Clock.ts';
import type { SinkState } from '../../batch/SinkState.ts';
import { Trial } from './Trial.ts';
import type { TrialReport } from './TrialReport.ts';

/** The trials that are going on in a thread, one for each integration at most. */
export class RunningTrials {
  readonly #clock: Clock;
  readonly #report: (integration: string, report: TrialReport) => void;
  readonly #trials = new Map<string, Trial>();
  readonly #states = new Map<string, SinkState['kind']>();

  constructor(clock: Clock, report: (integration: string, report: TrialReport) => void) {
    this.#clock = clock;
    this.#report = report;
  }

  /** From now on an integration's events go through this lane, which may be a trial. */
  follow(integration: string, lane: unknown): void {
    this.#trials.get(integration)?.end();
    this.#trials.delete(integration);
    if (!(lane instanceof Trial)) return;
    this.#trials.set(integration, lane);
    const state = this.#states.get(integration) ?? 'running';
    lane.begin(this.#clock, state, (report) => this.#report(integration, report));
  }

  /** How the destination of an integration is doing. */
  hear(integration: string, state: SinkState): void {
    this.#states.set(integration, state.kind);
    this.#trials.get(integration)?.hear(state);
  }

  end(integration: string): void {
    this.follow(integration, undefined);
    this.#states.delete(integration);
  }
}
