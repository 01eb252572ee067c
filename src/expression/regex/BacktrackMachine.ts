import { ExpressionFault } from '../ExpressionFault.ts';
import { holds } from './holds.ts';
import { Op, type RegexProgram } from './RegexProgram.ts';
import { Stretches } from './Stretches.ts';
import { TripleStack } from './TripleStack.ts';
import { VisitedPlaces } from './VisitedPlaces.ts';

/** A few seconds. No text of an event comes so far but with a pattern that repeats parts a hundred times. */
const mostSteps = 2 ** 27;
/** Third number of an entry of the stack that is a state and a place to go on with. */
const branch = -1;
/** Third number of an entry that gives a slot (first) its old value (second) back. */
const restore = -2;

/**
 * Runs a program at places of one text as JavaScript's engine does, and in the same order, so that it finds the same
 * match and the same groups. But it can remember where it failed (Davis, Servant, Lee: "Using selective memoization
 * to defeat regular expression denial of service", 2021): a state at a place of the text that has failed once is not
 * gone into again. It begins to do so when it has gone back often; most never do.
 */
export class BacktrackMachine {
  /** Two for each group: where it begins and where it ends; -1 where it took no part. */
  readonly slots: Int32Array;
  readonly #program: RegexProgram;
  readonly #text: string;
  readonly #patience: number;
  /** Beside branches and slots it has runs: the state, the least place where it can end, and the one where it does. */
  readonly #stack = new TripleStack();
  readonly #reach: Stretches;
  readonly #refusals: Stretches;
  #state = 0;
  #place = 0;
  #steps = 0;
  #visited: VisitedPlaces | undefined;
  #earliest = 0;

  /** Patience is for how many steps it goes without a memory. */
  constructor(program: RegexProgram, text: string, patience: number) {
    this.#program = program;
    this.#text = text;
    this.#patience = patience;
    this.slots = new Int32Array(program.groups * 2);
    this.#reach = new Stretches(program.op.length);
    this.#refusals = new Stretches(program.op.length);
  }

  /** Begins a search: no place before this one will be asked about. */
  begin(place: number): void {
    // The states of the last match are marked, yet have not failed. Those at places after its end all have.
    if (place < this.#earliest) this.#visited = undefined;
    else this.#visited?.forget(place);
    this.#earliest = place;
    this.slots.fill(-1);
  }

  /** Where the match ends that begins at a place, or -1. */
  matchAt(start: number): number {
    this.#stack.clear();
    this.#state = this.#program.start;
    this.#place = start;
    do {
      const end = this.#advance();
      if (end === -1) continue;
      this.#earliest = end;
      return end;
    } while (this.#retreat());
    return -1;
  }

  /** Whether a set has the unit at a place; none has the end of the text. */
  has(set: number, place: number): boolean {
    const unit = this.#text.charCodeAt(place);
    if (unit < 256) return this.#program.latin[set * 256 + unit] === 1;
    return place < this.#text.length && this.#program.sets[set]?.has(unit) === true;
  }

  /** Goes forward to the end of a match, or until it fails (-1). */
  #advance(): number {
    const { op, next, arg, arg2, site } = this.#program;
    const text = this.#text;
    const visited = this.#visited;
    let state = this.#state;
    let place = this.#place;
    for (;;) {
      this.#steps++;
      const known = site[state] ?? -1;
      if (visited !== undefined && known !== -1 && !visited.enter(known, place)) return -1;
      const argument = arg[state] ?? 0;
      switch (op[state]) {
        case Op.unit:
          if (text.charCodeAt(place++) !== argument) return -1;
          break;
        case Op.set:
          if (!this.has(argument, place++)) return -1;
          break;
        case Op.split:
          if (this.#refuses(next[state] ?? 0, place)) {
            state = argument;
            continue;
          }
          if (!this.#refuses(argument, place)) this.#stack.push(argument, place, branch);
          break;
        case Op.save:
          this.#save(argument, place);
          break;
        case Op.forget:
          for (let slot = argument; slot < (arg2[state] ?? 0); slot++) this.#save(slot, -1);
          break;
        case Op.assert:
          if (!holds(argument, this.#text, place)) return -1;
          break;
        case Op.run:
          place = this.#run(state, place);
          break;
        case Op.times: {
          const end = place + (arg2[state] ?? 0);
          if (end > text.length || this.#stretch(state, place, end) < end) return -1;
          place = end;
          break;
        }
        case Op.lazyRun:
          this.#stack.push(state, place, this.#limit(state, place));
          break;
        case Op.accept:
          return place;
        default:
          return -1;
      }
      state = next[state] ?? 0;
    }
  }

  /** Goes back to the last place where something else can be tried. */
  #retreat(): boolean {
    if (this.#steps > this.#patience) this.#remember();
    const stack = this.#stack;
    while (!stack.isEmpty) {
      const { first, second, third } = stack;
      if (third < 0) {
        stack.pop();
        if (third === branch) {
          this.#state = first;
          this.#place = second;
          return true;
        }
        this.slots[first] = second;
      } else if (this.#program.op[first] === Op.run) {
        this.#takeFewer(first, second, third);
        return true;
      } else if (this.#takeMore(first, second, third)) return true;
    }
    return false;
  }

  /** A run is on top of the stack, and what follows has failed where it ended: to an earlier end. */
  #takeFewer(state: number, least: number, failed: number): void {
    const follow = this.#program.next[state] ?? 0;
    let place = failed - 1;
    while (place > least) {
      const known = this.#refusals.startAt(state, place);
      if (known !== -1) place = known - 1;
      else if (this.#refuses(follow, place)) place--;
      else break;
      this.#steps++;
    }
    place = Math.max(place, least);
    this.#refusals.add(state, place + 1, failed);
    this.#state = follow;
    this.#place = place;
    if (place === least) this.#stack.pop();
    else this.#stack.replaceThird(place);
  }

  /** The same of a lazy run: to a later end, if there is one. */
  #takeMore(state: number, failed: number, limit: number): boolean {
    const follow = this.#program.next[state] ?? 0;
    let place = failed;
    do {
      if (place === limit || !this.#takes(state, place)) {
        this.#steps += place - failed;
        this.#stack.pop();
        return false;
      }
      place++;
    } while (this.#refuses(follow, place));
    this.#steps += place - failed;
    this.#state = follow;
    this.#place = place;
    this.#stack.replaceSecond(place);
    return true;
  }

  /** Whether a state can be seen to fail at a place without going there. */
  #refuses(state: number, place: number): boolean {
    const { op, arg, begin } = this.#program;
    const first = begin[state] ?? -1;
    if (first !== -1) return !this.has(first, place);
    return op[state] === Op.assert && !holds(arg[state] ?? 0, this.#text, place);
  }

  /** Takes as many units as a run can, and answers where it ends. */
  #run(state: number, place: number): number {
    const limit = this.#limit(state, place);
    const end =
      this.#program.arg2[state] === -1 ? this.#runOn(state, place) : this.#stretch(state, place, limit);
    if (end > place) this.#stack.push(state, place, end);
    return end;
  }

  /** A run without limit, until it has been there before. */
  #runOn(state: number, place: number): number {
    const { length } = this.#text;
    let end = place;
    while (end < length && this.#takes(state, end)) end++;
    this.#steps += end - place;
    return end;
  }

  /** How far the units from a place on are in a state's set. What was seen before is not looked at again. */
  #stretch(state: number, place: number, limit: number): number {
    const set = this.#program.arg[state] ?? 0;
    const seen = Math.min(Math.max(this.#reach.endAt(state, place), place), limit);
    let end = seen;
    while (end < limit && this.has(set, end)) end++;
    this.#steps += end - seen;
    this.#reach.add(state, place, end);
    return end;
  }

  /** Whether a run takes the unit at a place, and has not been at the next place before. */
  #takes(state: number, place: number): boolean {
    const { arg, arg2, site } = this.#program;
    if (!this.has(arg[state] ?? 0, place)) return false;
    return (
      this.#visited === undefined || arg2[state] !== -1 || this.#visited.enter(site[state] ?? 0, place + 1)
    );
  }

  #limit(state: number, place: number): number {
    const most = this.#program.arg2[state] ?? -1;
    const { length } = this.#text;
    return most === -1 ? length : Math.min(length, place + most);
  }

  #save(slot: number, place: number): void {
    const old = this.slots[slot] ?? -1;
    if (old === place) return;
    this.#stack.push(slot, old, restore);
    this.slots[slot] = place;
  }

  #remember(): void {
    if (this.#steps > mostSteps) throw tooHard();
    if (this.#visited !== undefined || this.#program.sites === 0) return;
    this.#visited = new VisitedPlaces(this.#program.sites, this.#earliest, this.#text.length);
  }
}

function tooHard(): ExpressionFault {
  return ExpressionFault.of('budget', { problem: 'takes too many steps for its regular expression' });
}
