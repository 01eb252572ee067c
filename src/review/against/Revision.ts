/** A commit that a project is compared with. */
export interface Revision {
  /** As it was asked for: `main`, `HEAD~1`. */
  readonly ref: string;
  readonly commit: string;
  /** The last commit that the checked-out branch has in common with it; undefined when Git knows none: see `openBase`. */
  readonly base: string | undefined;
  /** Whether the clone lacks earlier commits. */
  readonly isShallow: boolean;
  /** Files that differ from where the two histories part, and those that Git does not know yet; as diagnostics name files. */
  readonly changed: ReadonlySet<string>;
  /** A file as it was at the commit; undefined when there was none. */
  read(file: string): Uint8Array | undefined;
}
