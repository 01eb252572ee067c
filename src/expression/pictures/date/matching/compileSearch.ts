import { engineFault } from '../../engineFault.ts';
import { type CharSet, isDigit } from './CharSet.ts';
import type { Matcher } from './compileMatcher.ts';
import type { Literal } from './Literal.ts';
import type { MatchElement } from './MatchElement.ts';

/** What is to be matched next, and then. Forks and marks have a number: they are tried once at each position. */
type State =
  | { readonly kind: 'text'; readonly literal: Literal; readonly next: State }
  | { readonly kind: 'one'; readonly set: CharSet; readonly next: State }
  | { readonly kind: 'digits'; readonly count: number; readonly next: State }
  | { readonly kind: 'fork'; readonly id: number; readonly ways: State[] }
  | { readonly kind: 'mark'; readonly id: number; readonly part: number; readonly next: State }
  | { readonly kind: 'end' }
  | { readonly kind: 'never' };

interface Graph {
  readonly start: State;
  /** Forks and marks. */
  readonly size: number;
}

/**
 * For elements that can end in several places: depth first, the preferred way first, and no place of the graph twice
 * at one position of the text, since what failed there once fails again.
 *
 * @throws ExpressionFault when picture and text are too large for each other.
 */
export function compileSearch(parts: readonly (readonly MatchElement[])[]): Matcher {
  const graph = new GraphBuilder().build(parts);
  const ends = parts.map(() => 0);
  return (text) => (search(graph, text, ends) ? ends : undefined);
}

/** Places of the graph times positions of the text, one byte each; both have to be huge to come near. */
const mostPlaces = 1e8;

function search({ start, size }: Graph, text: string, ends: number[]): boolean {
  if (size * (text.length + 1) > mostPlaces) throw engineFault('Regular expression too large');
  const tried = new Uint8Array(size * (text.length + 1));
  const digitsFrom = countDigits(text);
  const states: State[] = [start];
  const positions: number[] = [0];
  while (states.length > 0) {
    let state = states.pop() as State;
    let position = positions.pop() as number;
    for (;;) {
      if (state.kind === 'end') {
        if (position === text.length) return true;
        break;
      }
      if (state.kind === 'never') break;
      if (state.kind === 'fork' || state.kind === 'mark') {
        const place = state.id * (text.length + 1) + position;
        if (tried[place] === 1) break;
        tried[place] = 1;
      }
      if (state.kind === 'fork') {
        for (let way = state.ways.length - 1; way > 0; way--) {
          states.push(state.ways[way] as State);
          positions.push(position);
        }
        state = state.ways[0] as State;
      } else {
        position = advance(state, text, position, digitsFrom);
        if (position === nowhere) break;
        // A later try that comes by here overwrites what this one finds from here on, and none before.
        if (state.kind === 'mark') ends[state.part] = position;
        state = state.next;
      }
    }
  }
  return false;
}

const nowhere = -1;

function advance(
  state: Extract<State, { next: State }>,
  text: string,
  position: number,
  digitsFrom: Uint32Array,
): number {
  switch (state.kind) {
    case 'text':
      return state.literal.standsAt(text, position) ? position + state.literal.length : nowhere;
    case 'one':
      return state.set(text.charCodeAt(position)) ? position + 1 : nowhere;
    case 'digits':
      return (digitsFrom[position] as number) >= state.count ? position + state.count : nowhere;
    case 'mark':
      return position;
  }
}

/** For each position how many digits follow without a gap. */
function countDigits(text: string): Uint32Array {
  const counts = new Uint32Array(text.length + 1);
  for (let position = text.length - 1; position >= 0; position--) {
    if (isDigit(text.charCodeAt(position))) counts[position] = (counts[position + 1] as number) + 1;
  }
  return counts;
}

/** Builds from the end, so that each state knows what follows it. */
class GraphBuilder {
  #size = 0;

  build(parts: readonly (readonly MatchElement[])[]): Graph {
    const end: State = { kind: 'end' };
    const start = parts.reduceRight<State>((next, elements, part) => {
      return this.#sequence(elements, { kind: 'mark', id: this.#size++, part, next });
    }, end);
    return { start, size: this.#size };
  }

  #sequence(elements: readonly MatchElement[], next: State): State {
    return elements.reduceRight<State>((following, element) => this.#element(element, following), next);
  }

  #element(element: MatchElement, next: State): State {
    switch (element.kind) {
      case 'text':
        return { kind: 'text', literal: element.literal, next };
      case 'one':
        return { kind: 'one', set: element.set, next };
      case 'digits':
        return { kind: 'digits', count: element.count, next };
      case 'run': {
        const again = this.#fork();
        const first: State = { kind: 'one', set: element.set, next: again };
        again.ways.push(first, next);
        return first;
      }
      case 'words': {
        const again = this.#fork();
        const first = this.#fork();
        for (const literal of element.words) first.ways.push({ kind: 'text', literal, next: again });
        again.ways.push(first, next);
        return first;
      }
      case 'choice': {
        const fork = this.#fork();
        for (const way of element.ways) fork.ways.push(this.#sequence(way, next));
        return fork;
      }
      case 'never':
      case 'invalid':
        return { kind: 'never' };
    }
  }

  #fork(): Extract<State, { kind: 'fork' }> {
    return { kind: 'fork', id: this.#size++, ways: [] };
  }
}
