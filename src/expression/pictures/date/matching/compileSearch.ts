import { engineFault } from '../../engineFault.ts';
import { buildSearchGraph, type SearchGraph, type State } from './buildSearchGraph.ts';
import type { MatchElement } from './MatchElement.ts';
import type { Matcher } from './Matcher.ts';
import { TextRuns } from './TextRuns.ts';

/**
 * For elements that can end in several places: depth first, the preferred way first, and no place of the graph twice
 * at one position of the text, since what failed there once fails again.
 *
 * @throws ExpressionFault when picture and text are too large for each other.
 */
export function compileSearch(parts: readonly (readonly MatchElement[])[]): Matcher {
  const graph = buildSearchGraph(parts);
  const ends = parts.map(() => 0);
  return (text) => (search(graph, text, ends) ? ends : undefined);
}

/** Places of the graph times positions of the text, one byte each; both have to be huge to come near. */
const mostPlaces = 1e8;

function search({ start, size }: SearchGraph, text: string, ends: number[]): boolean {
  const rowLength = text.length + 1;
  if (size * rowLength > mostPlaces) throw engineFault('Regular expression too large');
  const tried = new Uint8Array(size * rowLength);
  const runs = new TextRuns(text);
  // What is still to be tried, and where, the next at the end.
  const states: State[] = [start];
  const positions: number[] = [0];
  while (states.length > 0) {
    let state = states.pop() as State;
    let position = positions.pop() as number;
    while (position !== nowhere) {
      if (state.kind === 'end') {
        if (position === text.length) return true;
        break;
      }
      if (state.kind === 'fork' || state.kind === 'words' || state.kind === 'mark') {
        const place = state.id * rowLength + position;
        if (tried[place] === 1) break;
        tried[place] = 1;
      }
      if (state.kind === 'fork') {
        for (let way = state.ways.length - 1; way >= 0; way--) {
          states.push(state.ways[way] as State);
          positions.push(position);
        }
        break;
      }
      if (state.kind === 'words') {
        for (const word of state.words.startingAt(text, position)) {
          if (word.standsAt(text, position)) {
            states.push(state.next);
            positions.push(position + word.length);
          }
        }
        break;
      }
      position = advance(state, text, position, runs);
      // A later try that comes by here overwrites what this one finds from here on, and none before.
      if (state.kind === 'mark') ends[state.part] = position;
      state = state.next;
    }
  }
  return false;
}

const nowhere = -1;

type Advancing = Exclude<Extract<State, { next: State }>, { kind: 'words' }>;

function advance(state: Advancing, text: string, position: number, runs: TextRuns): number {
  switch (state.kind) {
    case 'text':
      return state.literal.standsAt(text, position) ? position + state.literal.length : nowhere;
    case 'one':
      return state.set(text.charCodeAt(position)) ? position + 1 : nowhere;
    case 'run': {
      const end = runs.endOf(state.set, position);
      return end > position ? end : nowhere;
    }
    case 'digits':
      return runs.endOf(state.set, position) >= position + state.count ? position + state.count : nowhere;
    case 'mark':
      return position;
    case 'never':
      return nowhere;
  }
}
