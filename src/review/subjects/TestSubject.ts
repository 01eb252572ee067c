import type { Subject } from './Subject.ts';

/** A file of tests. */
export interface TestSubject extends Subject {
  /** The blueprint file that it tests; undefined in Markdown. */
  readonly blueprintFile: string | undefined;
  readonly hasBlueprint: boolean;
  readonly cases: readonly TestedCase[];
}

export interface TestedCase {
  readonly name: string;
  /** Pointer to it: `/tests/0`. */
  readonly pointer: string;
  /** The event as it stands in the file; undefined where `event_file` names another. */
  readonly event: unknown;
  readonly eventFile: string | undefined;
  readonly expect: Readonly<Record<string, unknown>>;
}
