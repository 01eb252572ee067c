import type { Deliveries, Edit, Evidence, Outlet } from './Evidence.ts';

/** How many faults of one kind are told one by one. */
const told = 3;

/** Holds what has happened against what was promised. @returns the promises that were broken; empty when all were kept. */
export function judgeReload(evidence: Evidence): string[] {
  return [...judgeCounts(evidence), ...judgeMarkers(evidence), ...judgeRevisions(evidence)];
}

/** Every accepted event came to every integration once. One whose answer was lost may come again. */
function judgeCounts({ outlets, posted, deliveries }: Evidence): string[] {
  const events = posted.reduce((last, { first, count }) => Math.max(last, first + count), 0);
  const accepted = new Uint8Array(events);
  for (const { first, count } of posted) accepted.fill(1, first, first + count);
  const faults: string[] = [];
  if (posted.length === 0) faults.push('no event was accepted');
  for (const [index, { id }] of outlets.entries()) {
    const times = new Uint8Array(events);
    const strangers: number[] = [];
    for (let row = 0; row < deliveries.event.length; row++) {
      if (deliveries.outlet[row] !== index || deliveries.answered[row] === 0) continue;
      const event = deliveries.event[row] ?? -1;
      if (accepted[event] === 1) times[event] = (times[event] ?? 0) + 1;
      else strangers.push(event);
    }
    const numbers = [...times.keys()];
    tell(
      faults,
      `${id}: lost`,
      numbers.filter((event) => accepted[event] === 1 && times[event] === 0),
    );
    tell(
      faults,
      `${id}: delivered more than once`,
      numbers.filter((event) => (times[event] ?? 0) > 1),
    );
    tell(faults, `${id}: delivered though it was not accepted`, strangers);
  }
  return faults;
}

/** Each record was made by one good version, which was in force at some moment between acceptance and delivery. */
function judgeMarkers({ outlets, posted, deliveries, edits }: Evidence): string[] {
  const postedAt = timesOf(posted);
  const faults: string[] = [];
  for (const [index, outlet] of outlets.entries()) {
    const own = new Versions(outlet.own, edits);
    const base = outlet.base === undefined ? undefined : new Versions(outlet.base, edits);
    const rows = rowsOf(deliveries, index);
    for (const row of rows) {
      const posting = postedAt[deliveries.event[row] ?? -1] ?? Number.NaN;
      const at = deliveries.at[row] ?? 0;
      own.see(deliveries.own[row] ?? -1, posting, at);
      base?.see(deliveries.base[row] ?? -1, posting, at);
    }
    const kinds = new Map<string, number[]>();
    for (const row of rows) {
      const fault = markerFault(row, deliveries, postedAt, own, base);
      if (fault === undefined) continue;
      const events = kinds.get(fault) ?? [];
      events.push(deliveries.event[row] ?? -1);
      kinds.set(fault, events);
    }
    for (const [fault, events] of kinds) tell(faults, `${outlet.id}: ${fault}`, events);
  }
  return faults;
}

function markerFault(
  row: number,
  { event, own, last, base, at }: Deliveries,
  postedAt: Float64Array,
  versions: Versions,
  parents: Versions | undefined,
): string | undefined {
  if (own[row] !== last[row]) return 'mapped by half of an edit';
  const posting = postedAt[event[row] ?? -1] ?? Number.NaN;
  const came = at[row] ?? 0;
  return versions.fault(own[row] ?? -1, posting, came) ?? parents?.fault(base[row] ?? -1, posting, came);
}

/** The versions of one file, as one integration has seen them. */
class Versions {
  readonly #edits: readonly Edit[];
  readonly #byMarker: ReadonlyMap<number, readonly number[]>;
  /** For each version, when the first record came that an event accepted after its writing had made with it. */
  readonly #seen: Float64Array;
  #ends: Float64Array | undefined;

  constructor(file: string, edits: readonly Edit[]) {
    this.#edits = edits.filter((edit) => edit.file === file);
    const byMarker = new Map<number, number[]>();
    for (const [index, { marker }] of this.#edits.entries()) {
      byMarker.set(marker, [...(byMarker.get(marker) ?? []), index]);
    }
    this.#byMarker = byMarker;
    this.#seen = new Float64Array(this.#edits.length).fill(Number.POSITIVE_INFINITY);
  }

  see(marker: number, posting: number, at: number): void {
    for (const index of this.#byMarker.get(marker) ?? []) {
      const begun = this.#edits[index]?.begun ?? 0;
      if (posting >= begun) this.#seen[index] = Math.min(this.#seen[index] ?? at, at);
    }
  }

  fault(marker: number, posting: number, at: number): string | undefined {
    const found = this.#byMarker.get(marker) ?? [];
    if (found.length === 0) return `mapped by a version that was never written (${marker})`;
    const good = found.filter((index) => this.#edits[index]?.good === true);
    if (good.length === 0) return `mapped by version ${marker}, which does not check out`;
    this.#ends ??= this.#findEnds();
    const ends = this.#ends;
    const fits = good.some((index) => {
      const begun = this.#edits[index]?.begun ?? 0;
      return begun <= at && posting <= (ends[index] ?? 0);
    });
    return fits ? undefined : `mapped by version ${marker}, which was not in force then`;
  }

  /** A version was in force no longer than until a later one is known to have been. */
  #findEnds(): Float64Array {
    const ends = new Float64Array(this.#edits.length);
    let end = Number.POSITIVE_INFINITY;
    for (let index = ends.length - 1; index >= 0; index--) {
      ends[index] = end;
      end = Math.min(end, this.#seen[index] ?? end);
    }
    return ends;
  }
}

/** The books of the revisions count what came with each version. */
function judgeRevisions({ outlets, deliveries, edits, revisions }: Evidence): string[] {
  return outlets.flatMap((outlet, index) => {
    const counts = countsOf(outlet, rowsOf(deliveries, index), deliveries, edits);
    const books = (revisions[index] ?? []).filter((count) => count > 0);
    const isRight = String(books) === String(counts);
    const facts = `${books.join(' ')} in the books, ${counts.join(' ')} at the destination`;
    return isRight ? [] : [`${outlet.id}: its revisions do not count what came with each version: ${facts}`];
  });
}

/** How many records came of each pair of versions, in the order in which these were written. */
function countsOf(
  { own, base }: Outlet,
  rows: readonly number[],
  deliveries: Deliveries,
  edits: readonly Edit[],
): number[] {
  const counts = new Map<string, { count: number; order: number }>();
  const orderOf = (file: string | undefined, marker: number) =>
    edits.findIndex((edit) => edit.file === file && edit.marker === marker);
  for (const row of rows) {
    if (deliveries.answered[row] === 0) continue;
    const [mine, parent] = [deliveries.own[row] ?? -1, deliveries.base[row] ?? -1];
    const key = `${mine} ${parent}`;
    const known = counts.get(key);
    if (known !== undefined) known.count++;
    else counts.set(key, { count: 1, order: Math.max(orderOf(own, mine), orderOf(base, parent)) });
  }
  return [...counts.values()].toSorted((a, b) => a.order - b.order).map(({ count }) => count);
}

function rowsOf({ outlet }: Deliveries, index: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < outlet.length; row++) if (outlet[row] === index) rows.push(row);
  return rows;
}

function timesOf(posted: Evidence['posted']): Float64Array {
  const events = posted.reduce((last, { first, count }) => Math.max(last, first + count), 0);
  const times = new Float64Array(events).fill(Number.NaN);
  for (const { first, count, at } of posted) times.fill(at, first, first + count);
  return times;
}

function tell(faults: string[], fault: string, events: readonly number[]): void {
  if (events.length === 0) return;
  const some = events.slice(0, told).join(', ');
  faults.push(`${fault}: ${events.length} events, ${some}${events.length > told ? ', …' : ''}`);
}
