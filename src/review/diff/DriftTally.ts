import type { ItemRecord, Outcome, StreamRecord } from '../../compiler/Outcome.ts';
import type { ChanceFilter } from './ChanceFilter.ts';
import { compareValues, type ValueDifference } from './compareValues.ts';
import type { AttributeDrift, Drift, Example, OutcomeDrift } from './Drift.ts';
import { type RecordValue, recordValue } from './recordValue.ts';
import { shorten } from './shorten.ts';
import { type ShowValue, TallyMap } from './TallyMap.ts';
import type { TypedValue } from './TypedValue.ts';

/** What two sides made differently of the same events. */
export type DriftCounts = Pick<
  Drift,
  'affected' | 'attributes' | 'furtherAttributes' | 'outcomes' | 'operations' | 'keys'
>;

/** Takes out of a JSON text what may not be shown of the event that it was made of. */
export type HideValue = (json: string) => string;

/** The event that two outcomes were made of. */
interface Source {
  readonly id: string;
  readonly hide: HideValue;
}

/** Places that are followed one by one; events that name their own attributes could have any number. */
const usualPlaces = 500;

/** Characters of a message. */
const longestReason = 120;
const shortenReason = (reason: string) => shorten(reason, longestReason);

/** Counts how what is made of events differs between two sides, and keeps a few examples. */
export class DriftTally {
  readonly #attributes: TallyMap<Pick<AttributeDrift, 'path' | 'change' | 'types'>>;
  // Reasons say what kind of value was wrong, and never show one.
  readonly #outcomes = new TallyMap<Pick<OutcomeDrift, 'before' | 'after' | 'path'>>(shortenReason);
  readonly #operations = new TallyMap<Pick<OutcomeDrift, 'before' | 'after' | 'path'>>(shortenReason);
  readonly #keys: TallyMap<object>;
  readonly #further = new Set<string>();
  readonly #chance: ChanceFilter | undefined;
  readonly #mostPlaces: number;
  #affected = 0;

  /**
   * @param show how values are shown in examples.
   * @param chance knows what differs by chance alone; without it, all that differs is counted.
   * @param mostPlaces attributes that are followed one by one.
   */
  constructor(show: ShowValue, chance?: ChanceFilter, mostPlaces = usualPlaces) {
    this.#attributes = new TallyMap(show);
    this.#keys = new TallyMap(show);
    this.#chance = chance;
    this.#mostPlaces = mostPlaces;
  }

  /**
   * @param id of the event.
   * @param hide asked for what is kept of it alone.
   * @returns whether anything differs.
   */
  add(before: Outcome, after: Outcome, id: string, hide: HideValue = (json) => json): boolean {
    const differs = this.#compare(before, after, { id, hide });
    if (differs) this.#affected += 1;
    return differs;
  }

  result(): DriftCounts {
    return {
      affected: this.#affected,
      attributes: this.#attributes.all(),
      furtherAttributes: this.#further.size,
      outcomes: this.#outcomes.all(),
      operations: this.#operations.all(),
      keys: this.#keys.all()[0] ?? { count: 0, examples: [] },
    };
  }

  #compare(before: Outcome, after: Outcome, source: Source): boolean {
    const [was, is] = [labelOf(before), labelOf(after)];
    if (was !== is) {
      this.#outcomes.add(
        `${was} ${is}`,
        () => ({ before: was, after: is, path: shownPath(pathOf(after), source) }),
        () => ({
          event: shownText(source.id, source),
          before: shownText(reasonOf(before), source),
          after: shownText(reasonOf(after), source),
        }),
      );
      return true;
    }
    if (before.outcome !== 'record' || after.outcome !== 'record') return false;
    return this.#compareRecords(before.record, after.record, source);
  }

  #compareRecords(before: Parameters<typeof recordValue>[0], after: typeof before, source: Source): boolean {
    const [was, is] = [recordValue(before), recordValue(after)];
    let differs = false;
    if (!this.#sameKey(was, is)) {
      differs = true;
      this.#keys.add(
        '',
        () => ({}),
        () => exampleOf(source, was.key, is.key),
      );
    }
    if (was.operation !== is.operation) {
      const change = { before: was.operation, after: is.operation, path: [] };
      this.#operations.add(
        JSON.stringify(change),
        () => change,
        () => exampleOf(source),
      );
      return true;
    }
    for (const difference of compareValues(was.content, is.content)) {
      const [, name = ''] = difference.path;
      // Of the key's own attributes it has been said already.
      if (difference.path.length === 2 && was.key.members?.has(name) && is.key.members?.has(name)) continue;
      if (this.#chance?.covers(difference.path)) continue;
      differs = true;
      this.#addDifference(difference, source);
    }
    return differs;
  }

  #sameKey(was: RecordValue, is: RecordValue): boolean {
    return this.#chance?.sameKey(was, is) ?? was.key.identity === is.key.identity;
  }

  #addDifference({ path, change, before, after }: ValueDifference, source: Source): void {
    const place = JSON.stringify([path, change]);
    if (this.#attributes.size >= this.#mostPlaces && !this.#attributes.has(place)) {
      if (this.#further.size < this.#mostPlaces) this.#further.add(place);
      return;
    }
    this.#attributes.add(
      place,
      () => ({ path: shownPath(path, source), change, types: [before?.type, after?.type] }),
      () => exampleOf(source, before, after),
    );
  }
}

function exampleOf(source: Source, before?: TypedValue, after?: TypedValue): Example {
  return {
    event: shownText(source.id, source),
    before: before && source.hide(before.shown),
    after: after && source.hide(after.shown),
  };
}

/** Attributes may be named by an event. */
function shownPath(path: readonly string[], source: Source): string[] {
  return path.map((name) => shownText(name, source));
}

function shownText<Text extends string | undefined>(text: Text, { hide }: Source): Text {
  return text === undefined ? text : JSON.parse(hide(JSON.stringify(text)));
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
