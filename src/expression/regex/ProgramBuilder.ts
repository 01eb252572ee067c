import { CharSet } from './CharSet.ts';
import { assertions, Op, type RegexProgram } from './RegexProgram.ts';
import type { Assertion } from './RegexTree.ts';

/** Puts a program together from its end to its start. States are indexes of instructions. */
export class ProgramBuilder {
  static readonly fail = 0;
  static readonly accept = 1;
  readonly #limit: number;
  readonly #op: number[] = [Op.fail, Op.accept];
  readonly #next: number[] = [0, 0];
  readonly #arg: number[] = [0, 0];
  readonly #arg2: number[] = [0, 0];
  readonly #sets: CharSet[] = [];
  readonly #setIndexes = new Map<string, number>();
  readonly #begins = new Map<number, CharSet | undefined>();
  #spent = 0;

  /** The limit is one of work that compiling costs and that running may cost at each unit. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Tells whether there is room for more. */
  spend(amount: number): boolean {
    this.#spent += amount;
    return !this.exceeded;
  }

  get exceeded(): boolean {
    return this.#spent > this.#limit;
  }

  take(set: CharSet, next: number): number {
    if (next === ProgramBuilder.fail || set.ranges.length === 0) return ProgramBuilder.fail;
    const { single } = set;
    return single === undefined
      ? this.#add(Op.set, next, this.#setIndex(set))
      : this.#add(Op.unit, next, single);
  }

  /** Repeats a set; a limit of Infinity is none. */
  run(set: CharSet, limit: number, lazy: boolean, next: number): number {
    if (next === ProgramBuilder.fail) return next;
    const most = Number.isFinite(limit) ? limit : -1;
    return this.#add(lazy ? Op.lazyRun : Op.run, next, this.#setIndex(set), most);
  }

  times(set: CharSet, count: number, next: number): number {
    return next === ProgramBuilder.fail ? next : this.#add(Op.times, next, this.#setIndex(set), count);
  }

  split(preferred: number, other: number): number {
    if (preferred === ProgramBuilder.fail) return other;
    if (other === ProgramBuilder.fail) return preferred;
    return this.#add(Op.split, preferred, other);
  }

  /** A split of which one branch is not known yet, because it leads back here. */
  openSplit(): number {
    return this.#add(Op.split, 0);
  }

  closeSplit(state: number, preferred: number, other: number): void {
    this.#next[state] = preferred;
    this.#arg[state] = other;
  }

  /** The preferred branch of a split, or the other one. */
  branch(split: number, other: boolean): number {
    return (other ? this.#arg[split] : this.#next[split]) ?? ProgramBuilder.fail;
  }

  save(slot: number, next: number): number {
    return next === ProgramBuilder.fail ? next : this.#add(Op.save, next, slot);
  }

  /** Forgets what groups took, from the first to before the second. */
  forget(from: number, to: number, next: number): number {
    if (from === to || next === ProgramBuilder.fail) return next;
    return this.#add(Op.forget, next, from * 2, to * 2);
  }

  assert(assertion: Assertion, next: number): number {
    return next === ProgramBuilder.fail ? next : this.#add(Op.assert, next, assertions.indexOf(assertion));
  }

  finish(start: number): Omit<RegexProgram, 'groups' | 'anchored'> {
    const site = this.#sites(start);
    const begins = this.#op.map((_, state) => this.#begin(state));
    return {
      start,
      op: Int32Array.from(this.#op),
      next: Int32Array.from(this.#next),
      arg: Int32Array.from(this.#arg),
      arg2: Int32Array.from(this.#arg2),
      begin: Int32Array.from(begins, (set) => (set === undefined ? -1 : this.#setIndex(set))),
      site,
      sites: Math.max(-1, ...site) + 1,
      sets: this.#sets,
      latin: this.#latin(),
    };
  }

  /**
   * A state that several ways lead to, or one way from several places of the text, can be come to twice at one place;
   * any other only if the state before it is.
   */
  #sites(start: number): Int32Array {
    const ways = new Int32Array(this.#op.length);
    const come = (state: number | undefined, count: number) => {
      if (state !== undefined) ways[state] = (ways[state] ?? 0) + count;
    };
    come(start, 1);
    for (const [state, op] of this.#op.entries()) {
      const runs = op === Op.run || op === Op.lazyRun;
      const unlimited = this.#arg2[state] === -1;
      // A run without limit is known by its own state: whoever comes into it takes up where the other has been.
      if (runs && unlimited) come(state, 2);
      come(this.#next[state], runs && !unlimited ? 2 : 1);
      if (op === Op.split) come(this.#arg[state], 1);
    }
    let count = 0;
    return ways.map((way, state) => (way > 1 && state > ProgramBuilder.accept ? count++ : -1));
  }

  /** The units that a state can take first; undefined when it can go on to the end of the pattern without one. */
  #begin(state: number): CharSet | undefined {
    if (this.#begins.has(state)) return this.#begins.get(state);
    const begin = this.#findBegin(state);
    this.#begins.set(state, begin);
    return begin;
  }

  #findBegin(state: number): CharSet | undefined {
    const next = this.#next[state] ?? ProgramBuilder.fail;
    const arg = this.#arg[state] ?? 0;
    switch (this.#op[state]) {
      case Op.fail:
        return CharSet.of();
      case Op.accept:
        return undefined;
      case Op.unit:
        return CharSet.unit(arg);
      case Op.set:
      case Op.times:
        return this.#sets[arg];
      case Op.split:
        return unionOf(this.#begin(next), this.#begin(arg));
      case Op.run:
      case Op.lazyRun:
        return unionOf(this.#sets[arg], this.#begin(next));
      default:
        return this.#begin(next);
    }
  }

  #latin(): Uint8Array {
    const latin = new Uint8Array(this.#sets.length * 256);
    for (const [index, { ranges }] of this.#sets.entries()) {
      const set = latin.subarray(index * 256, index * 256 + 256);
      for (const [first, last] of ranges) set.fill(1, first, last + 1);
    }
    return latin;
  }

  #setIndex(set: CharSet): number {
    const text = set.ranges.join();
    const known = this.#setIndexes.get(text);
    if (known !== undefined) return known;
    const index = this.#sets.push(set) - 1;
    this.#setIndexes.set(text, index);
    return index;
  }

  #add(op: number, next: number, arg = 0, arg2 = 0): number {
    this.#spent++;
    this.#next.push(next);
    this.#arg.push(arg);
    this.#arg2.push(arg2);
    return this.#op.push(op) - 1;
  }
}

function unionOf(one: CharSet | undefined, other: CharSet | undefined): CharSet | undefined {
  return one === undefined || other === undefined ? undefined : CharSet.union([one, other]);
}
