import { caseVariants } from './caseVariants.ts';

/** Inclusive. */
export type UnitRange = readonly [first: number, last: number];

const lastUnit = 0xffff;

/** A set of UTF-16 units: what one place of a pattern takes. */
export class CharSet {
  /** Sorted, apart from each other. */
  readonly ranges: readonly UnitRange[];

  private constructor(ranges: readonly UnitRange[]) {
    this.ranges = ranges;
  }

  static of(...ranges: readonly UnitRange[]): CharSet {
    const merged: [number, number][] = [];
    for (const [first, last] of ranges.toSorted((a, b) => a[0] - b[0])) {
      const before = merged.at(-1);
      if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
      else merged.push([first, last]);
    }
    return new CharSet(merged);
  }

  static unit(unit: number): CharSet {
    return new CharSet([[unit, unit]]);
  }

  static union(sets: readonly CharSet[]): CharSet {
    return CharSet.of(...sets.flatMap(({ ranges }) => ranges));
  }

  inverted(): CharSet {
    const gaps: UnitRange[] = [];
    let open = 0;
    for (const [first, last] of this.ranges) {
      if (open < first) gaps.push([open, first - 1]);
      open = last + 1;
    }
    if (open <= lastUnit) gaps.push([open, lastUnit]);
    return new CharSet(gaps);
  }

  /** With every unit that the flag `i` takes for one of these. */
  caseClosed(): CharSet {
    const variants = caseVariants(this.ranges.every(([, last]) => last < 0x80));
    const added = variants.filter((units) => units.some((unit) => this.has(unit))).flat();
    return CharSet.of(...this.ranges, ...added.map((unit) => [unit, unit] as const));
  }

  intersects(other: CharSet): boolean {
    let at = 0;
    for (const [first, last] of this.ranges) {
      for (; ; at++) {
        const theirs = other.ranges[at];
        if (theirs === undefined) return false;
        if (theirs[1] < first) continue;
        if (theirs[0] <= last) return true;
        break;
      }
    }
    return false;
  }

  /** The only unit in it, if there is just one. */
  get single(): number | undefined {
    const [range] = this.ranges;
    return this.ranges.length === 1 && range !== undefined && range[0] === range[1] ? range[0] : undefined;
  }

  has(unit: number): boolean {
    let low = 0;
    let high = this.ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = this.ranges[middle];
      if (range === undefined) return false;
      if (unit < range[0]) high = middle - 1;
      else if (unit > range[1]) low = middle + 1;
      else return true;
    }
    return false;
  }
}
