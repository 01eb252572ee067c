import type { shop } from '../shop.ts';

/** A fault to be planted in the shop, which has none. */
export interface PlantedFault {
  readonly code: string;
  /** What the table of tests calls it. */
  readonly name: string;
  readonly file: keyof typeof shop;
  /** A text of the file that makes way. */
  readonly from: string;
  /** What stands there instead; the finding has to cover exactly what is between ‹ and ›. */
  readonly to: string;
  /** What is nearly the same, and has to stay silent. */
  readonly miss: string;
  /** A word that the hint must have. */
  readonly hint?: string;
}
