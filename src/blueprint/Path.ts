/** One step of a path: the name of a map's member, or the index of a list's. */
export type PathStep = string | number;

/** A path into the envelope, at least one step long; the first is always a name. */
export interface Path {
  readonly text: string;
  readonly root: string;
  readonly steps: readonly PathStep[];
}
