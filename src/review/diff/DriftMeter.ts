import type { Plan } from '../../blueprint/Plan.ts';
import { compileLane, type ObjectLane } from '../../compiler/compileLane.ts';
import type { Outcome } from '../../compiler/Outcome.ts';
import { parseEvent } from '../../envelope/parseEvent.ts';
import { ChanceFilter } from './ChanceFilter.ts';
import { CostMeter } from './CostMeter.ts';
import type { Drift } from './Drift.ts';
import { DriftTally } from './DriftTally.ts';
import type { SampledEvent } from './SampledEvent.ts';
import type { ShowValue } from './TallyMap.ts';

/** What integrations are called in tests, too. */
const integrationId = 'int_test';

interface Side {
  readonly lane: ObjectLane;
  cost: CostMeter;
}

/** Runs two plans over events and gathers where they differ. */
export class DriftMeter {
  readonly #plans: readonly [Plan, Plan];
  readonly #before: Side;
  readonly #after: Side;
  readonly #chance: ChanceFilter;
  readonly #tally: DriftTally;
  #events = 0;
  #realEvents = false;

  constructor(before: Plan, after: Plan, show: ShowValue) {
    this.#plans = [before, after];
    [this.#before, this.#after] = this.#plans.map((plan) => ({
      lane: compileLane(plan, integrationId),
      cost: new CostMeter(plan),
    })) as [Side, Side];
    this.#chance = new ChanceFilter(this.#plans);
    this.#tally = new DriftTally(show, this.#chance);
  }

  /** From here on events are real ones: what records cost is counted from these alone. */
  startRealEvents(): void {
    this.#realEvents = true;
    const [before, after] = this.#plans;
    this.#before.cost = new CostMeter(before);
    this.#after.cost = new CostMeter(after);
  }

  async add(event: SampledEvent): Promise<void> {
    const [before, after] = [await run(this.#before, event), await run(this.#after, event)];
    count(this.#before, before);
    count(this.#after, after);
    this.#events += 1;
    if (await this.#isDrawn(event, before, after)) return;
    this.#tally.add(before, after, event.id);
  }

  result(): Drift {
    return {
      events: this.#events,
      ...this.#tally.result(),
      drawn: this.#chance.drawn(),
      cost: { before: this.#before.cost.result(), after: this.#after.cost.result() },
      realEvents: this.#realEvents,
    };
  }

  /** Runs both once more where lots are drawn, to tell chance from change. */
  async #isDrawn(event: SampledEvent, before: Outcome, after: Outcome): Promise<boolean> {
    if (!this.#chance.isNeeded) return false;
    const drawn = [
      this.#chance.observe(before, await run(this.#before, event)),
      this.#chance.observe(after, await run(this.#after, event)),
    ];
    return drawn.includes(true);
  }
}

/** Each run parses the event anew: an interpreted expression leaves marks on the lists that it is given. */
async function run({ lane }: Side, { event, now }: SampledEvent): Promise<Outcome> {
  return lane.transform(parseEvent(event.buffer, event.start, event.end, event.flags), now);
}

function count({ cost }: Side, outcome: Outcome): void {
  cost.add(outcome.outcome === 'record' ? outcome.record : undefined);
}
