import { isAnchored } from './isAnchored.ts';
import { ProgramBuilder } from './ProgramBuilder.ts';
import type { ParsedRegex } from './parseRegex.ts';
import type { RegexProgram } from './RegexProgram.ts';
import { certainGroups, isNullable, type RegexTree, type Repeat } from './RegexTree.ts';

/** At worst each unit of a text costs as many steps. */
const largest = 5000;
/** Each costs a bit for every unit of a text, when a pattern backtracks much. */
const mostSites = 256;

/** The program that matches as RegExp does; undefined when it would be too large. */
export function compileRegex({ tree, groups }: ParsedRegex): RegexProgram | undefined {
  const builder = new ProgramBuilder(largest);
  const start = new RegexCompiler(builder).state(tree, ProgramBuilder.accept);
  if (builder.exceeded) return undefined;
  const program = { ...builder.finish(start), groups, anchored: isAnchored(tree) };
  return program.sites > mostSites ? undefined : program;
}

/**
 * Each tree becomes states that lead on to the state `next`.
 *
 * A repetition that takes nothing ends there in JavaScript (ECMA-262, "RepeatMatcher", step 2.b). Whether it has
 * taken something is no memory of the machine: what a repetition can begin with is compiled twice, once as long as it
 * has taken nothing yet (`progressing`), with an own way on from either. Thereby a state and a place in the text
 * decide alone what can follow, on which the machine's memory of failures rests.
 */
class RegexCompiler {
  readonly #builder: ProgramBuilder;

  constructor(builder: ProgramBuilder) {
    this.#builder = builder;
  }

  state(tree: RegexTree, next: number): number {
    if (this.#builder.exceeded) return ProgramBuilder.fail;
    switch (tree.kind) {
      case 'set':
        return this.#builder.take(tree.set, next);
      case 'assertion':
        return this.#builder.assert(tree.assertion, next);
      case 'sequence':
        return tree.items.reduceRight((state, item) => this.state(item, state), next);
      case 'choice':
        return this.#choose(tree.options.map((option) => this.state(option, next)));
      case 'group': {
        const inner = this.state(tree.body, this.#builder.save(tree.group * 2 + 1, next));
        return this.#builder.save(tree.group * 2, inner);
      }
      case 'repeat': {
        let state = this.#optional(tree, tree.max - tree.min, next);
        if (tree.body.kind === 'set' && tree.min > 1) {
          return this.#builder.times(tree.body.set, tree.min, state);
        }
        for (let left = tree.min; left > 0 && this.#builder.spend(1); left--) {
          state = this.#forget(tree, this.state(tree.body, state));
        }
        return state;
      }
    }
  }

  #choose(states: readonly number[]): number {
    return states.reduceRight((other, preferred) => this.#builder.split(preferred, other));
  }

  /** No repetition, or up to `most` of which each takes something. */
  #optional(repeat: Repeat, most: number, next: number): number {
    const { body, lazy } = repeat;
    if (body.kind === 'set') {
      return most === 0 ? next : this.#builder.run(body.set, most, lazy, next);
    }
    if (most === Number.POSITIVE_INFINITY) return this.#endless(repeat, next);
    let state = next;
    for (let left = most; left > 0 && this.#builder.spend(1); left--) {
      state = this.#either(lazy, this.#repetition(repeat, state), next);
    }
    return state;
  }

  #endless(repeat: Repeat, next: number): number {
    const head = this.#builder.openSplit();
    const again = this.#repetition(repeat, head);
    this.#builder.closeSplit(head, repeat.lazy ? next : again, repeat.lazy ? again : next);
    return head;
  }

  #either(lazy: boolean, again: number, next: number): number {
    return lazy ? this.#builder.split(next, again) : this.#builder.split(again, next);
  }

  /** One repetition that takes something. */
  #repetition(repeat: Repeat, next: number): number {
    const { body } = repeat;
    const state = isNullable(body)
      ? this.#progressing(body, ProgramBuilder.fail, next)
      : this.state(body, next);
    return this.#forget(repeat, state);
  }

  /** Groups that the coming repetition will take anyway need not be forgotten. */
  #forget({ body, groups: [from, to] }: Repeat, next: number): number {
    if (from === to) return next;
    const certain = new Set(certainGroups(body));
    let first = from;
    let last = to;
    while (first < last && certain.has(first)) first++;
    while (last > first && certain.has(last - 1)) last--;
    return this.#builder.forget(first, last, next);
  }

  /** Leads on to `progressed` when it took something, and else to `idle`. */
  #progressing(tree: RegexTree, idle: number, progressed: number): number {
    if (this.#builder.exceeded) return ProgramBuilder.fail;
    switch (tree.kind) {
      case 'set':
        return this.#builder.take(tree.set, progressed);
      case 'assertion':
        return this.#builder.assert(tree.assertion, idle);
      case 'sequence':
        return this.#progressingSequence(tree.items, idle, progressed);
      case 'choice':
        return this.#choose(tree.options.map((option) => this.#progressing(option, idle, progressed)));
      case 'group': {
        const close = (state: number) => this.#builder.save(tree.group * 2 + 1, state);
        const inner = this.#progressing(tree.body, close(idle), close(progressed));
        return this.#builder.save(tree.group * 2, inner);
      }
      case 'repeat':
        return this.#progressingRepeat(tree, idle, progressed);
    }
  }

  #progressingSequence(items: readonly RegexTree[], idle: number, progressed: number): number {
    let [still, moved] = [idle, progressed];
    for (const item of items.toReversed()) {
      [still, moved] = [this.#progressing(item, still, moved), this.state(item, moved)];
    }
    return still;
  }

  #progressingRepeat(repeat: Repeat, idle: number, progressed: number): number {
    const { min, max, body, lazy } = repeat;
    let still = idle;
    let moved = progressed;
    if (max > min) {
      still = this.#either(lazy, this.#firstProgress(repeat, progressed), idle);
      if (min > 0) moved = this.#optional(repeat, max - min, progressed);
    }
    for (let left = min; left > 0 && this.#builder.spend(1); left--) {
      still = this.#forget(repeat, this.#progressing(body, still, moved));
      if (left > 1) moved = this.#forget(repeat, this.state(body, moved));
    }
    return still;
  }

  /** A first repetition that takes something, and then as many more as there may be. */
  #firstProgress(repeat: Repeat, next: number): number {
    const most = repeat.max - repeat.min;
    if (most < Number.POSITIVE_INFINITY || repeat.body.kind === 'set') {
      return this.#repetition(repeat, this.#optional(repeat, most - 1, next));
    }
    return this.#builder.branch(this.#endless(repeat, next), repeat.lazy);
  }
}
