import type { ThreadIntegration } from './ThreadIntegration.ts';

/** What the main thread tells a delivery thread. Orders are obeyed in their order. */
export type ThreadOrder =
  /** Chunks up to this one are on disk. */
  | { readonly kind: 'head'; readonly head: number }
  | { readonly kind: 'open'; readonly integration: ThreadIntegration }
  /** From the next event on another recipe makes the records. Nothing else has changed. Answered with `swapped`. */
  | { readonly kind: 'swap'; readonly integration: ThreadIntegration }
  /** Answered with `closed`, once what was under way is settled or `patience` milliseconds are over. */
  | { readonly kind: 'close'; readonly integration: string; readonly patience: number }
  /** Answers `steps`: whether they are on disk. */
  | { readonly kind: 'stored'; readonly ok: boolean }
  /** Nothing is open any more: the thread may end. */
  | { readonly kind: 'end' };
