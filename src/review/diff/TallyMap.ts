import type { Example, Tally } from './Drift.ts';

/** How a value of an event is shown in an example. */
export type ShowValue = (json: string) => string;

/** Events of each kind of thing that are kept as examples. */
const mostExamples = 3;

interface Counted<Kind> {
  readonly kind: Kind;
  count: number;
  readonly examples: Example[];
}

/** Counts events by kind, and keeps the first few of each as examples. */
export class TallyMap<Kind extends object> {
  readonly #show: ShowValue;
  readonly #counted = new Map<string, Counted<Kind>>();

  constructor(show: ShowValue) {
    this.#show = show;
  }

  get size(): number {
    return this.#counted.size;
  }

  has(name: string): boolean {
    return this.#counted.has(name);
  }

  /** @param name tells kinds apart; `kind` is asked for a new one, and `example` for one that is kept. */
  add(name: string, kind: () => Kind, example: () => Example): void {
    let counted = this.#counted.get(name);
    if (counted === undefined) {
      counted = { kind: kind(), count: 0, examples: [] };
      this.#counted.set(name, counted);
    }
    counted.count += 1;
    if (counted.examples.length < mostExamples) counted.examples.push(this.#shown(example()));
  }

  /** By name, which does not depend on the order of events. */
  all(): (Kind & Tally)[] {
    return [...this.#counted]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { kind, count, examples }]) => ({ ...kind, count, examples }));
  }

  #shown({ event, before, after }: Example): Example {
    const show = (json: string | undefined) => (json === undefined ? undefined : this.#show(json));
    return { event, before: show(before), after: show(after) };
  }
}
