import { ExpressionFault } from '../ExpressionFault.ts';
import { wordUnits } from './namedSets.ts';
import { Op, type RegexProgram } from './RegexProgram.ts';
import { VisitedPlaces } from './VisitedPlaces.ts';

/** A few seconds. No text of an event comes so far but with a pattern that repeats parts a hundred times. */
const mostSteps = 2 ** 27;
/** Numbers on the stack: some 200 MB, which RegExp, too, does not exceed. */
const highest = 2 ** 25;
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
  /** Three numbers an entry: a state, a place, and `branch`; or a run, its first place and the one it is at. */
  #stack = new Int32Array(48);
  #height = 0;
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
    this.#height = 0;
    this.#state = this.#program.start;
    this.#place = start;
    do {
      const place = this.#place;
      if (this.#advance()) {
        this.#earliest = this.#place;
        return this.#place;
      }
      this.#steps += this.#place - place + 1;
    } while (this.#retreat());
    return -1;
  }

  /** Whether a set has the unit at a place; none has the end of the text. */
  has(set: number, place: number): boolean {
    const unit = this.#text.charCodeAt(place);
    if (unit < 256) return this.#program.latin[set * 256 + unit] === 1;
    return place < this.#text.length && this.#program.sets[set]?.has(unit) === true;
  }

  /** Goes forward to a match, or until it fails; and notes where. */
  #advance(): boolean {
    const { op, next, arg, arg2, site } = this.#program;
    const text = this.#text;
    const visited = this.#visited;
    let state = this.#state;
    let place = this.#place;
    for (;;) {
      const known = site[state] ?? -1;
      if (visited !== undefined && known !== -1 && !visited.enter(known, place)) return this.#failAt(place);
      const argument = arg[state] ?? 0;
      switch (op[state]) {
        case Op.unit:
          if (text.charCodeAt(place++) !== argument) return this.#failAt(place);
          break;
        case Op.set:
          if (!this.has(argument, place++)) return this.#failAt(place);
          break;
        case Op.split:
          if (this.#refuses(next[state] ?? 0, place)) {
            state = argument;
            continue;
          }
          if (!this.#refuses(argument, place)) this.#push(argument, place, branch);
          break;
        case Op.save:
          this.#save(argument, place);
          break;
        case Op.forget:
          for (let slot = argument; slot < (arg2[state] ?? 0); slot++) this.#save(slot, -1);
          break;
        case Op.assert:
          if (!this.#holds(argument, place)) return this.#failAt(place);
          break;
        case Op.run:
          place = this.#run(state, place);
          break;
        case Op.lazyRun:
          this.#push(state, place, this.#limit(state, place));
          break;
        case Op.accept:
          this.#place = place;
          return true;
        default:
          return this.#failAt(place);
      }
      state = next[state] ?? 0;
    }
  }

  #failAt(place: number): false {
    this.#place = place;
    return false;
  }

  /** Goes back to the last place where something else can be tried. */
  #retreat(): boolean {
    if (this.#steps > this.#patience) this.#remember();
    while (this.#height > 0) {
      const top = this.#height - 3;
      const state = this.#stack[top] ?? 0;
      const place = this.#stack[top + 1] ?? 0;
      const third = this.#stack[top + 2] ?? 0;
      if (third < 0) {
        this.#height = top;
        if (third === branch) {
          this.#state = state;
          this.#place = place;
          return true;
        }
        this.slots[state] = place;
      } else if (this.#program.op[state] === Op.run) {
        this.#takeFewer(state, place, third);
        return true;
      } else if (this.#takeMore(state, place, third)) return true;
    }
    return false;
  }

  /** A run is on top of the stack, and what follows has failed where it ended: to an earlier end. */
  #takeFewer(state: number, least: number, failed: number): void {
    const follow = this.#program.next[state] ?? 0;
    let place = failed - 1;
    while (place > least && this.#refuses(follow, place)) place--;
    this.#steps += failed - place;
    this.#state = follow;
    this.#place = place;
    if (place === least) this.#height -= 3;
    else this.#stack[this.#height - 1] = place;
  }

  /** The same of a lazy run: to a later end, if there is one. */
  #takeMore(state: number, failed: number, limit: number): boolean {
    const follow = this.#program.next[state] ?? 0;
    let place = failed;
    do {
      if (place === limit || !this.#takes(state, place)) {
        this.#steps += place - failed;
        this.#height -= 3;
        return false;
      }
      place++;
    } while (this.#refuses(follow, place));
    this.#steps += place - failed;
    this.#state = follow;
    this.#place = place;
    this.#stack[this.#height - 2] = place;
    return true;
  }

  /** Whether a state can be seen to fail at a place without going there. */
  #refuses(state: number, place: number): boolean {
    const { op, arg, begin } = this.#program;
    const first = begin[state] ?? -1;
    if (first !== -1) return !this.has(first, place);
    return op[state] === Op.assert && !this.#holds(arg[state] ?? 0, place);
  }

  /** Takes as many units as a run can. */
  #run(state: number, place: number): number {
    const limit = this.#limit(state, place);
    let end = place;
    while (end < limit && this.#takes(state, end)) end++;
    this.#steps += end - place;
    if (end > place) this.#push(state, place, end);
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

  #holds(assertion: number, place: number): boolean {
    const { length } = this.#text;
    switch (assertion) {
      case 0:
        return place === 0;
      case 1:
        return place === length;
      case 2:
        return place === 0 || isLineEnd(this.#text.charCodeAt(place - 1));
      case 3:
        return place === length || isLineEnd(this.#text.charCodeAt(place));
      default:
        return (this.#isWord(place - 1) === this.#isWord(place)) === (assertion === 5);
    }
  }

  #isWord(place: number): boolean {
    return place >= 0 && place < this.#text.length && wordUnits.has(this.#text.charCodeAt(place));
  }

  #save(slot: number, place: number): void {
    const old = this.slots[slot] ?? -1;
    if (old === place) return;
    this.#push(slot, old, restore);
    this.slots[slot] = place;
  }

  #push(first: number, second: number, third: number): void {
    if (this.#height === this.#stack.length) {
      if (this.#height > highest) throw tooHard('memory');
      const larger = new Int32Array(this.#stack.length * 2);
      larger.set(this.#stack);
      this.#stack = larger;
    }
    this.#stack[this.#height++] = first;
    this.#stack[this.#height++] = second;
    this.#stack[this.#height++] = third;
  }

  #remember(): void {
    if (this.#steps > mostSteps) throw tooHard('time');
    if (this.#visited !== undefined || this.#program.sites === 0) return;
    this.#visited = new VisitedPlaces(this.#program.sites, this.#earliest, this.#text.length);
  }
}

function isLineEnd(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029;
}

function tooHard(resource: string): ExpressionFault {
  return ExpressionFault.from(new RangeError(`Regular expression takes too much ${resource} for this text`));
}
