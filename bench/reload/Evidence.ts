/** One version of a file, as it was written. */
export interface Edit {
  /** The name of the blueprint. */
  readonly file: string;
  /** The number that the version writes into every record. */
  readonly marker: number;
  /** Whether it checks out. */
  readonly good: boolean;
  /** Milliseconds of the wall clock, before the first byte was written and after the last. */
  readonly begun: number;
  readonly ended: number;
}

/** Events of one request, by their numbers: from `first` on, so many. */
export interface Posted {
  readonly first: number;
  readonly count: number;
  /** Before the request was sent. */
  readonly at: number;
}

/** What an integration is made of. */
export interface Outlet {
  readonly id: string;
  /** The names of its blueprint and of the one which that extends, if any. */
  readonly own: string;
  readonly base: string | undefined;
}

/** What the destination saw, one column a record. */
export interface Deliveries {
  /** The place of the integration in its list. */
  readonly outlet: Uint8Array;
  readonly event: Int32Array;
  /** The marker of its blueprint as the first attribute tells it, and as the last one does; -1 where it is missing. */
  readonly own: Int32Array;
  readonly last: Int32Array;
  /** The marker of what the blueprint extends. */
  readonly base: Int32Array;
  /** When it came. */
  readonly at: Float64Array;
  /** 0 where the answer was lost on purpose, so that the record has to come again. */
  readonly answered: Uint8Array;
}

/** Everything that a run leaves behind. */
export interface Evidence {
  readonly outlets: readonly Outlet[];
  /** Those that were accepted. */
  readonly posted: readonly Posted[];
  /** Every version of every file that an integration is made of, the first one included, in the order of writing. */
  readonly edits: readonly Edit[];
  readonly deliveries: Deliveries;
  /** By outlet: how many events the revisions of each text have delivered, in the order in which texts came up. */
  readonly revisions: readonly (readonly number[])[];
}
