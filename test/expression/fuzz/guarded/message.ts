import type { Tally } from '../Tally.ts';

/** What a run in a thread of its own is given. */
export interface WorkerTask {
  readonly seed: number;
  readonly from: number;
  /** Groups to pass over, such as those known never to end. */
  readonly skip: ReadonlySet<number>;
  readonly shrinks: boolean;
  /** Memory of `watched`. */
  readonly cells: SharedArrayBuffer;
}

/** What it tells: how far it has come, or a difference, at first as drawn and then as simple as it gets. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly next: number; readonly tally: Tally }
  | {
      readonly kind: 'found' | 'minimised';
      readonly index: number;
      readonly form: string;
      readonly told: string;
    };
