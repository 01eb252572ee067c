/** The space that the spool may take, and who takes it. */
export interface SpoolRoom {
  /** Bytes of waiting chunks and dead letters, as the store lays them out. */
  readonly used: number;
  /** Bytes; appends beyond it are refused. */
  readonly limit: number;
  /** The integration whose oldest waiting event, or whose dead letters, take most of it. */
  readonly holder?: string;
}
