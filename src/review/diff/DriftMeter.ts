import type { Plan } from '../../blueprint/Plan.ts';
import { compileLane, type ObjectLane } from '../../compiler/compileLane.ts';
import type { ItemRecord, Outcome, StreamRecord } from '../../compiler/Outcome.ts';
import { parseEvent } from '../../envelope/parseEvent.ts';
import { ChanceFilter } from './ChanceFilter.ts';
import { CostMeter } from './CostMeter.ts';
import { compareValues, type ValueDifference } from './compareValues.ts';
import type { AttributeDrift, Drift, OutcomeDrift } from './Drift.ts';
import { recordValue } from './recordValue.ts';
import type { SampledEvent } from './SampledEvent.ts';
import { shorten } from './shorten.ts';
import { type ShowValue, TallyMap } from './TallyMap.ts';

/** Places that are followed one by one; events that name their own attributes could have any number. */
const mostPlaces = 500;
/** What integrations are called in tests, too. */
const integrationId = 'int_test';

/** Characters of a message. */
const longestReason = 120;
const shortenReason = (reason: string) => shorten(reason, longestReason);

interface Side {
  readonly lane: ObjectLane;
  cost: CostMeter;
}

/** Runs two plans over events and gathers where they differ. */
export class DriftMeter {
  readonly #plans: readonly [Plan, Plan];
  readonly #before: Side;
  readonly #after: Side;
  readonly #attributes: TallyMap<Pick<AttributeDrift, 'path' | 'change' | 'types'>>;
  readonly #outcomes: TallyMap<Pick<OutcomeDrift, 'before' | 'after' | 'path'>>;
  readonly #operations: TallyMap<Pick<OutcomeDrift, 'before' | 'after' | 'path'>>;
  readonly #keys: TallyMap<object>;
  readonly #further = new Set<string>();
  readonly #chance: ChanceFilter;
  #events = 0;
  #affected = 0;
  #realEvents = false;

  constructor(before: Plan, after: Plan, show: ShowValue) {
    this.#plans = [before, after];
    [this.#before, this.#after] = this.#plans.map((plan) => ({
      lane: compileLane(plan, integrationId),
      cost: new CostMeter(plan),
    })) as [Side, Side];
    this.#chance = new ChanceFilter(this.#plans);
    this.#attributes = new TallyMap(show);
    // Reasons say what kind of value was wrong, and never show one.
    this.#outcomes = new TallyMap(shortenReason);
    this.#operations = new TallyMap(shortenReason);
    this.#keys = new TallyMap(show);
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
    if (this.#compare(before, after, event.id)) this.#affected += 1;
  }

  result(): Drift {
    return {
      events: this.#events,
      affected: this.#affected,
      attributes: this.#attributes.all(),
      furtherAttributes: this.#further.size,
      outcomes: this.#outcomes.all(),
      operations: this.#operations.all(),
      drawn: this.#chance.drawn(),
      keys: this.#keys.all()[0] ?? { count: 0, examples: [] },
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

  /** @returns whether anything differs. */
  #compare(before: Outcome, after: Outcome, id: string): boolean {
    const [was, is] = [labelOf(before), labelOf(after)];
    if (was !== is) {
      const reasons = { before: reasonOf(before), after: reasonOf(after) };
      this.#outcomes.add(`${was} ${is}`, () => ({ before: was, after: is, path: pathOf(after) }), {
        event: id,
        ...reasons,
      });
      return true;
    }
    if (before.outcome !== 'record' || after.outcome !== 'record') return false;
    return this.#compareRecords(before.record, after.record, id);
  }

  #compareRecords(before: Parameters<typeof recordValue>[0], after: typeof before, id: string): boolean {
    const [was, is] = [recordValue(before), recordValue(after)];
    let differs = false;
    if (!this.#chance.sameKey(was, is)) {
      differs = true;
      this.#keys.add('', () => ({}), { event: id, before: was.key.shown, after: is.key.shown });
    }
    if (was.operation !== is.operation) {
      const change = { before: was.operation, after: is.operation, path: [] };
      this.#operations.add(JSON.stringify(change), () => change, { event: id, ...noValues });
      return true;
    }
    for (const difference of compareValues(was.content, is.content)) {
      const [, name = ''] = difference.path;
      // Of the key's own attributes it has been said already.
      if (difference.path.length === 2 && was.key.members?.has(name) && is.key.members?.has(name)) continue;
      if (this.#chance.covers(difference.path)) continue;
      differs = true;
      this.#addDifference(difference, id);
    }
    return differs;
  }

  #addDifference({ path, change, before, after }: ValueDifference, id: string): void {
    const place = JSON.stringify([path, change]);
    if (this.#attributes.size >= mostPlaces && !this.#attributes.has(place)) {
      if (this.#further.size < mostPlaces) this.#further.add(place);
      return;
    }
    const example = { event: id, before: before?.shown, after: after?.shown };
    this.#attributes.add(place, () => ({ path, change, types: [before?.type, after?.type] }), example);
  }
}

const noValues = { before: undefined, after: undefined };

/** Each run parses the event anew: an interpreted expression leaves marks on the lists that it is given. */
async function run({ lane }: Side, { event, now }: SampledEvent): Promise<Outcome> {
  return lane.transform(parseEvent(event.buffer, event.start, event.end, event.flags), now);
}

function count({ cost }: Side, outcome: Outcome): void {
  cost.add(outcome.outcome === 'record' ? outcome.record : undefined);
}

function labelOf(outcome: Outcome<ItemRecord | StreamRecord>): string {
  if (outcome.outcome === 'filtered') return `filtered (${outcome.reason})`;
  return outcome.outcome === 'dead' ? `dead (${outcome.diagnostic.code})` : 'record';
}

function reasonOf(outcome: Outcome): string | undefined {
  return outcome.outcome === 'dead' ? outcome.diagnostic.message : undefined;
}

function pathOf(outcome: Outcome): string[] {
  return (outcome.outcome === 'dead' ? outcome.diagnostic.path : undefined)?.split('.') ?? [];
}
