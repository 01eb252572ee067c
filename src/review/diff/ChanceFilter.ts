import type { Plan } from '../../blueprint/Plan.ts';
import type { Outcome } from '../../compiler/Outcome.ts';
import { compareValues } from './compareValues.ts';
import { mappingText } from './mappingText.ts';
import { type RecordValue, recordValue } from './recordValue.ts';

/** The functions of JSONata that draw lots. */
const drawsLots = /\$(?:random|shuffle)\b/;

/**
 * Knows what an expression draws by lot: it comes out differently each time, whatever was edited. Found by running a
 * version twice on the same event; a plan that draws no lots need not be.
 */
export class ChanceFilter {
  /** Whether any of the plans draws lots, so that events have to run twice. */
  readonly isNeeded: boolean;
  readonly #places = new Map<string, readonly string[]>();
  #key = false;

  constructor(plans: readonly Plan[]) {
    this.isNeeded = plans.some((plan) => drawsLots.test(textOf(plan)));
  }

  /** @returns whether the outcome itself is drawn, so that the event shows nothing. */
  observe(first: Outcome, second: Outcome): boolean {
    if (first.outcome !== 'record' || second.outcome !== 'record') return first.outcome !== second.outcome;
    const [one, other] = [recordValue(first.record), recordValue(second.record)];
    this.#key ||= one.key.identity !== other.key.identity;
    for (const { path } of compareValues(one.content, other.content))
      this.#places.set(JSON.stringify(path), path);
    return one.operation !== other.operation;
  }

  sameKey(before: RecordValue, after: RecordValue): boolean {
    return this.#key || before.key.identity === after.key.identity;
  }

  /** Whether a place, or one around it or in it, is drawn. */
  covers(path: readonly string[]): boolean {
    if (this.#places.size === 0) return false;
    return [...this.#places.values()].some((drawn) =>
      drawn.slice(0, path.length).every((name, index) => name === path[index]),
    );
  }

  /** The places that are drawn, in the order of their names, the key before them. */
  drawn(): (readonly string[])[] {
    const places = [...this.#places].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
    return this.#key ? [['key'], ...places] : places;
  }
}

function textOf({ otherwise, entries }: Plan): string {
  return [otherwise, ...entries.values()].map((rules) => mappingText(rules)).join('\n');
}
