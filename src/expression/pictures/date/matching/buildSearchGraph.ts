import { type CharSet, isDigit } from './CharSet.ts';
import { canStart } from './canStart.ts';
import type { Literal } from './Literal.ts';
import type { MatchElement } from './MatchElement.ts';
import { WordIndex } from './WordIndex.ts';

/** What is to be matched next, and then. Where ways part or meet has a number: it is tried once at each position. */
export type State =
  | { readonly kind: 'text'; readonly literal: Literal; readonly next: State }
  | { readonly kind: 'one'; readonly set: CharSet; readonly next: State }
  /** All that there are. */
  | { readonly kind: 'run'; readonly set: CharSet; readonly next: State }
  | { readonly kind: 'digits'; readonly set: CharSet; readonly count: number; readonly next: State }
  | { readonly kind: 'words'; readonly id: number; readonly words: WordIndex; readonly next: State }
  | { readonly kind: 'fork'; readonly id: number; readonly ways: State[] }
  /** The end of a part. */
  | { readonly kind: 'mark'; readonly id: number; readonly part: number; readonly next: State }
  | { readonly kind: 'end' }
  | { readonly kind: 'never'; readonly next: State };

export interface SearchGraph {
  readonly start: State;
  /** How many states have a number; they are from 0. */
  readonly size: number;
}

export function buildSearchGraph(parts: readonly (readonly MatchElement[])[]): SearchGraph {
  return new GraphBuilder().build(parts);
}

/** Builds from the end, so that each state knows what follows it. */
class GraphBuilder {
  #size = 0;

  build(parts: readonly (readonly MatchElement[])[]): SearchGraph {
    let state: State = { kind: 'end' };
    let following: MatchElement | undefined;
    for (let part = parts.length - 1; part >= 0; part--) {
      state = { kind: 'mark', id: this.#size++, part, next: state };
      for (const element of (parts[part] ?? []).toReversed()) {
        const isCertain =
          element.kind === 'run' && (following === undefined || !canStart(following, element.set));
        state = isCertain ? { ...element, next: state } : this.#element(element, state);
        following = element;
      }
    }
    return { start: state, size: this.#size };
  }

  #element(element: MatchElement, next: State): State {
    switch (element.kind) {
      case 'text':
        return { kind: 'text', literal: element.literal, next };
      case 'one':
        return { kind: 'one', set: element.set, next };
      case 'digits':
        return { kind: 'digits', set: isDigit, count: element.count, next };
      case 'run': {
        const again = this.#fork();
        const first: State = { kind: 'one', set: element.set, next: again };
        again.ways.push(first, next);
        return first;
      }
      case 'words': {
        const again = this.#fork();
        const words = new WordIndex(element.words);
        const first: State = { kind: 'words', id: this.#size++, words, next: again };
        again.ways.push(first, next);
        return first;
      }
      case 'choice': {
        const fork = this.#fork();
        for (const way of element.ways) {
          fork.ways.push(way.reduceRight<State>((state, inner) => this.#element(inner, state), next));
        }
        return fork;
      }
      case 'never':
      case 'invalid':
        return { kind: 'never', next };
    }
  }

  #fork(): Extract<State, { kind: 'fork' }> {
    return { kind: 'fork', id: this.#size++, ways: [] };
  }
}
