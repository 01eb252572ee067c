import type { MatchElement } from '../matching/MatchElement.ts';
import type { ReadComponent } from './ReadFields.ts';

/** How a marker is read from a text. */
export interface MarkerReader {
  readonly component: ReadComponent;
  readonly elements: readonly MatchElement[];
  /** What text that matched comes to; undefined for names that are none. */
  readonly read: (text: string, start: number, end: number) => number | undefined;
}
