import type { IndexSet } from './IndexSet.ts';

/**
 * Events of one chunk that an integration's cursor has passed although they are not settled: they wait for
 * something, and must not keep the cursor from counting the others.
 */
export interface Stragglers {
  readonly chunk: number;
  readonly indices: IndexSet;
}
